// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/rulebook.hpp>
#include <fiscore/io/shipped.hpp>

#include "read_metric.hpp"
#include "read_rule.hpp"
#include "words.hpp"

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
    for (auto const& each : sequence_of(keys.optional("metrics"))) {
      made_.metrics.push_back(read_metric(each, context_, made_.source.document));
    }
    for (auto const& each : sequence_of(keys.optional("open_rules"))) open_rule_line(each);
    for (auto const& each : sequence_of(keys.required("indicators")))
      made_.indicators.push_back(line(each));
    for (auto const& each : sequence_of(keys.optional("gates"))) gate_line(each);
    return std::move(made_);
  }

 private:
  std::span<tree const> sequence_of(tree const* node) {
    return node == nullptr ? std::span<tree const>() : read_sequence(node, context_);
  }

  void head(mapping_reader& keys) {
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
    if (auto const which = keys.choice("missing", words::missing))
      made_.missing = static_cast<missing_policy>(*which);
    if (auto const how = keys.choice("aggregation", words::aggregations))
      made_.how = static_cast<aggregation>(*how);
    if (tree const* found = keys.optional("recorded")) recorded(*found);
    if (tree const* found = keys.optional("directions")) directions(*found);
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
    mapping_reader keys(node, context_);
    auto const stage = [&](std::string_view key) -> std::optional<rounding> {
      tree const* found = keys.optional(key);
      return found == nullptr ? std::nullopt : read_rounding(*found, context_);
    };
    made_.rounding.metric = stage("metric");
    made_.rounding.leaf = stage("leaf");
    made_.rounding.subtotal = stage("subtotal");
    made_.rounding.total = stage("total");
    if (auto const basis = keys.required_choice("grade_on", words::grade_bases)) {
      made_.rounding.grade_on = static_cast<rounding_plan::grade_basis>(*basis);
    }
  }

  void recorded(tree const& node) {
    mapping_reader keys(node, context_);
    if (auto const which = keys.required_choice("which", words::recorded_stages)) {
      made_.recorded.which = static_cast<recorded_policy::stage_choice>(*which);
    }
    if (auto const which = keys.required_choice("several", words::recorded_several)) {
      made_.recorded.several = static_cast<recorded_policy::several_choice>(*which);
    }
  }

  void directions(tree const& node) {
    mapping_reader keys(node, context_);
    for (auto const& each : sequence_of(keys.optional("at_most_words"))) {
      if (auto word = read_text(each, context_)) made_.directions.at_most_words.push_back(std::move(*word));
    }
    made_.directions.zero_is_at_most = keys.flag("zero_is_at_most", true);
  }

  std::optional<over_achievement> over(tree const* node) {
    if (node == nullptr) return std::nullopt;
    mapping_reader keys(*node, context_);
    over_achievement made;
    tree const* above = keys.required("above");
    // A multiple of the target, which people write in per cent.
    if (above != nullptr && above->text.find('/') != std::string::npos) {
      made.above = read_rational(*above, context_).value_or(rational(1));
    } else if (above != nullptr) {
      if (auto const read = read_quantity(*above, context_)) made.above = read->in_base();
    }
    if (auto const effect = keys.required_choice("effect", words::over_effects)) {
      made.does = static_cast<over_achievement::effect>(*effect);
    }
    if (made.does != over_achievement::effect::penalise) return made;
    tree const* penalty = keys.required("penalty");
    auto const rule = penalty == nullptr ? std::nullopt : read_rule(*penalty, context_, {});
    if (!rule || !is_numeric(*rule)) return made;
    if (auto curve = to_curve(*rule, 1)) made.penalty = std::move(*curve);
    return made;
  }

  void open_rule_line(tree const& node) {
    mapping_reader keys(node, context_);
    open_rule made;
    if (auto const kind = keys.required_choice("kind", words::target_kinds))
      made.kind = static_cast<target_kind>(*kind);
    if (tree const* found = keys.optional("measure")) made.measure = read_formula(*found, context_);
    made.unit = unit(keys.text("unit"));
    if (tree const* found = keys.required("rule")) {
      if (auto rule = read_rule(*found, context_, made.unit)) made.rule = std::move(*rule);
    }
    made.over = over(keys.optional("over_achievement"));
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made.parameters = parameters(keys.optional("parameters"));
    made_.open_rules.push_back(std::move(made));
  }

  void gate_line(tree const& node) {
    mapping_reader keys(node, context_);
    gate made;
    made.id = keys.required_text("id");
    made.title = keys.words("title");
    if (tree const* found = keys.required("when")) {
      auto read = predicate::try_parse(found->text);
      if (read) {
        made.when = std::move(*read);
      } else {
        context_.report(std::move(read).error(), *found);
      }
    }
    if (auto const effect = keys.required_choice("effect", words::gate_effects))
      made.does = static_cast<gate::effect>(*effect);
    if (made.does == gate::effect::set_grade) made.grade = keys.required_text("grade");
    if (made.does == gate::effect::cap_total) {
      tree const* cap = keys.required("cap");
      if (cap != nullptr) made.cap = read_rational(*cap, context_).value_or(rational(0));
    }
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made_.gates.push_back(std::move(made));
  }

  citation source(tree const& node) { return read_citation(node, context_, made_.source.document); }

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

  sum_score sum_line(tree const& node) {
    mapping_reader keys(node, context_);
    sum_score made;
    if (tree const* found = keys.required("count")) {
      rational const count = read_rational(*found, context_).value_or(rational(0));
      made.count = floor(count);
      if (!count.is_whole())
        context_.report(errc::number_not_whole, *found, "“" + found->text + "”应为整数",
                        "\"" + found->text + "\" should be whole");
    }
    if (tree const* found = keys.required("sum"))
      made.sum = read_rational(*found, context_).value_or(rational(0));
    if (tree const* found = keys.required("score"))
      made.score = read_rational(*found, context_).value_or(rational(0));
    return made;
  }

  indicator line(tree const& node) {
    mapping_reader keys(node, context_);
    indicator made;
    made.id = keys.required_text("id");
    made.title = keys.words("title");
    tree const* marks = keys.required("full_marks");
    if (marks != nullptr) made.full_marks = read_rational(*marks, context_).value_or(rational(0));
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made.open = keys.flag("open", false);
    if (auto const how = keys.choice("aggregation", words::aggregations))
      made.how = static_cast<aggregation>(*how);
    if (tree const* found = keys.optional("weight"))
      made.weight = read_rational(*found, context_).value_or(rational(1));
    if (tree const* found = keys.optional("uplift"))
      made.terms.uplift = read_rational(*found, context_).value_or(rational(0));
    for (auto const& each : sequence_of(keys.optional("table"))) made.terms.table.push_back(sum_line(each));
    made.metric = keys.text("metric");
    add_shipped(made.metric);
    if (tree const* found = keys.optional("rule")) {
      made.rule = read_rule(*found, context_, unit_of(made.metric));
      if (made.rule) {
        for (auto const& name : parameter_names(*made.rule)) add_shipped(name);
      }
    }
    if (auto const policy = keys.choice("not_applicable", words::not_applicable)) {
      made.not_applicable = static_cast<not_applicable_policy>(*policy);
    }
    made.over = over(keys.optional("over_achievement"));
    made.parameters = parameters(keys.optional("parameters"));
    made.note = keys.words("note");
    for (auto const& each : sequence_of(keys.optional("indicators"))) made.children.push_back(line(each));
    return made;
  }

  /// A metric that the rulebook names and does not define is one of the library's.
  void add_shipped(std::string const& id) {
    for (auto const& each : made_.metrics) {
      if (each.id == id) return;
    }
    for (auto const& each : shipped_metrics()) {
      if (each.id == id) made_.metrics.push_back(each);
    }
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
