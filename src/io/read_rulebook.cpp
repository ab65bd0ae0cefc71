// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/rulebook.hpp>

#include "read_rule.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {
namespace {

class rulebook_reader {
 public:
  rulebook_reader(tree const& root, reading_context& context) : root_(root), context_(context) {}

  /// Nothing where the text is no rulebook at all.
  std::optional<rulebook_definition> run() {
    mapping_reader keys(root_, context_);
    if (!check_format(keys, "rulebook")) {
      keys.take_all();
      return std::nullopt;
    }
    head(keys);
    for (auto const& each : sequence_of(keys.optional("inputs"))) input_line(each);
    for (auto const& each : sequence_of(keys.optional("metrics"))) metric_line(each);
    for (auto const& each : sequence_of(keys.required("indicators")))
      made_.indicators.push_back(line(each));
    return std::move(made_);
  }

 private:
  std::span<tree const> sequence_of(tree const* node) {
    return node == nullptr ? std::span<tree const>() : read_sequence(node, context_);
  }

  void head(mapping_reader& keys) {
    static constexpr std::string_view missing[] = {"bounds", "refuse", "zero"};
    made_.id = keys.required_text("id");
    made_.title = keys.words("title");
    made_.issuer = keys.words("issuer");
    made_.jurisdiction = keys.text("jurisdiction");
    if (tree const* found = keys.optional("source")) made_.source = source(*found);
    if (tree const* found = keys.optional("effective")) {
      mapping_reader effective(*found, context_);
      made_.effective_from = effective.day("from");
      made_.effective_to = effective.day("to");
    }
    if (auto const marks = keys.number("full_marks")) made_.full_marks = *marks;
    if (auto const which = keys.choice("missing", missing))
      made_.missing = static_cast<missing_policy>(*which);
    if (tree const* found = keys.optional("rounding")) plan(*found);
    for (auto const& each : sequence_of(keys.optional("grades"))) {
      mapping_reader row(each, context_);
      grade made{row.required_text("id"), row.words("title"), {}};
      tree const* totals = row.required("totals");
      if (auto const on = totals == nullptr ? std::nullopt : read_interval(*totals, context_))
        made.totals = *on;
      made_.grades.grades.push_back(std::move(made));
    }
    if (tree const* found = keys.optional("grades_source")) made_.grades_source = source(*found);
    made_.parameters = parameters(keys.optional("parameters"));
  }

  void plan(tree const& node) {
    static constexpr std::string_view bases[] = {"exact", "rounded"};
    mapping_reader keys(node, context_);
    auto const stage = [&](std::string_view key) -> std::optional<rounding> {
      tree const* found = keys.optional(key);
      return found == nullptr ? std::nullopt : read_rounding(*found, context_);
    };
    made_.rounding.metric = stage("metric");
    made_.rounding.leaf = stage("leaf");
    made_.rounding.subtotal = stage("subtotal");
    made_.rounding.total = stage("total");
    if (auto const basis = keys.required_choice("grade_on", bases)) {
      made_.rounding.grade_on = static_cast<rounding_plan::grade_basis>(*basis);
    }
  }

  citation source(tree const& node) {
    mapping_reader keys(node, context_);
    citation made{keys.text("document"), keys.text("clause"), keys.flag("verified", false)};
    // Rows of one table cite it by their clause alone.
    if (made.document.empty()) made.document = made_.source.document;
    return made;
  }

  std::vector<parameter_source> parameters(tree const* node) {
    std::vector<parameter_source> made;
    for (auto const& each : sequence_of(node)) {
      mapping_reader keys(each, context_);
      parameter_source one;
      one.parameter = keys.required_text("parameter");
      one.source = {keys.text("document"), keys.text("clause"), keys.flag("verified", false)};
      one.note = keys.words("note");
      made.push_back(std::move(one));
    }
    return made;
  }

  void input_line(tree const& node) {
    mapping_reader keys(node, context_);
    made_.inputs.push_back({keys.required_text("field"), keys.words("title"), unit(keys.text("unit"))});
  }

  void metric_line(tree const& node) {
    static constexpr std::string_view scopes[] = {"all", "reported"};
    mapping_reader keys(node, context_);
    metric made;
    made.id = keys.required_text("id");
    made.title = keys.words("title");
    if (tree const* found = keys.required("formula")) {
      auto read = formula::try_parse(found->text);
      if (found->what != tree::kind::scalar) {
        context_.report(errc::value_kind, *found, "公式应为文字", "a formula is a text");
      } else if (read) {
        made.formula = std::move(*read);
      } else {
        context_.report(std::move(read).error(), *found);
      }
    }
    if (auto const rows = keys.choice("rows", scopes)) made.rows = static_cast<scope>(*rows);
    made.unit = unit(keys.text("unit"));
    if (tree const* found = keys.optional("domain")) made.domain = domain_of(*found);
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made_.metrics.push_back(std::move(made));
  }

  domain domain_of(tree const& node) {
    static constexpr std::string_view kinds[] = {"real", "whole", "decimals", "days"};
    mapping_reader keys(node, context_);
    auto const kind = keys.required_choice("kind", kinds);
    interval within;
    if (tree const* found = keys.optional("within"))
      within = read_interval(*found, context_).value_or(interval());
    int places = 0;
    if (kind == 2U) {
      tree const* found = keys.required("places");
      auto const value = found == nullptr ? std::nullopt : read_rational(*found, context_);
      if (value && (!value->is_whole() || value->sign() < 0 || *value > 100)) {
        context_.report(errc::value_unknown, *found, "小数位数须在 0 与 100 之间",
                        "places lie between 0 and 100");
      } else if (value) {
        places = static_cast<int>(floor(*value).to_int64());
      }
    }
    switch (kind.value_or(0)) {
      case 1:
        return domain::whole(within);
      case 2:
        return domain::decimals(places, within);
      case 3:
        return domain::days(within);
      default:
        return domain::real(within);
    }
  }

  indicator line(tree const& node) {
    static constexpr std::string_view policies[] = {"full_marks", "renormalise_section",
                                                    "renormalise_total"};
    mapping_reader keys(node, context_);
    indicator made;
    made.id = keys.required_text("id");
    made.title = keys.words("title");
    tree const* marks = keys.required("full_marks");
    if (marks != nullptr) made.full_marks = read_rational(*marks, context_).value_or(rational(0));
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made.metric = keys.text("metric");
    if (tree const* found = keys.optional("rule"))
      made.rule = read_rule(*found, context_, unit_of(made.metric));
    if (auto const policy = keys.choice("not_applicable", policies)) {
      made.not_applicable = static_cast<not_applicable_policy>(*policy);
    }
    made.parameters = parameters(keys.optional("parameters"));
    made.note = keys.words("note");
    for (auto const& each : sequence_of(keys.optional("indicators"))) made.children.push_back(line(each));
    return made;
  }

  unit unit_of(std::string const& metric_id) const {
    for (auto const& each : made_.metrics) {
      if (each.id == metric_id) return each.unit;
    }
    return {};
  }

  tree const& root_;
  reading_context& context_;
  rulebook_definition made_;
};

}  // namespace
}  // namespace io

reading<rulebook> read_rulebook(std::string_view text, std::string const& file, read_limits limits) {
  reading<rulebook> read;
  io::reading_context context{file, {}};
  auto const root = io::parse_tree(text, file, limits, context.problems);
  if (root) {
    if (auto definition = io::rulebook_reader(*root, context).run()) {
      bool const readable = !has_error(context.problems);
      diagnostics found;
      auto made = rulebook::check(std::move(*definition), found);
      io::place_problems(found, *root, file);
      // What could not be read is 0 or absent here, and was reported: it is not to be blamed again.
      if (!readable) {
        std::erase_if(found, [](diagnostic const& each) {
          return each.code == errc::marks_sum || each.code == errc::rulebook_empty ||
                 each.code == errc::rulebook_id_missing;
        });
      }
      context.problems.insert(context.problems.end(), found.begin(), found.end());
      if (readable) read.value = std::move(made);
    }
    io::sort_by_place(context.problems);
  }
  read.diagnostics = std::move(context.problems);
  return read;
}

}  // namespace fiscore::inline FISCORE_ABI
