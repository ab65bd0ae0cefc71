// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/rulebook.hpp>
#include <fiscore/io/shipped.hpp>

#include "read_metric.hpp"
#include "read_rule.hpp"
#include "words.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {
namespace {

/// The rulebooks that others extend, each read once, and none while it is being read.
class base_books {
 public:
  base_books(rulebook_source const& texts, read_limits limits) : texts_(texts), limits_(limits) {}

  /// Where the one that is found cannot be used, `faults` says why.
  std::optional<rulebook> find(std::string const& id, diagnostics& faults);

 private:
  rulebook_source const& texts_;
  read_limits limits_;
  std::vector<std::string> open_;
};

class rulebook_reader {
 public:
  rulebook_reader(tree const& root, reading_context& context, base_books& bases)
      : root_(root), context_(context), bases_(bases) {}

  /// Nothing where the text is no rulebook at all.
  std::optional<rulebook_definition> run() {
    mapping_reader keys(root_, context_);
    if (!check_format(keys, "rulebook")) {
      keys.take_all();
      return std::nullopt;
    }
    bool const extends = base(keys);
    head(keys);
    for (auto const& each : sequence_of(keys.optional("inputs"))) input_line(each);
    for (std::size_t i = 0; i < made_.metrics.size(); ++i) metrics_.emplace(made_.metrics[i].id, i);
    std::size_t own = 0;
    for (auto const& each : sequence_of(keys.optional("metrics"))) {
      metric made = read_metric(each, context_, made_.source.document);
      auto const known = extends ? metrics_.find(made.id) : metrics_.end();
      std::size_t const index = known != metrics_.end() ? known->second : made_.metrics.size();
      moved_.emplace_back("metrics/" + std::to_string(index), "metrics/" + std::to_string(own++));
      if (known != metrics_.end()) {
        made_.metrics[known->second] = std::move(made);
      } else {
        add_metric(std::move(made));
      }
    }
    if (tree const* found = keys.optional("open_rules")) {
      made_.open_rules.clear();
      for (auto const& each : sequence_of(found)) open_rule_line(each);
    }
    tree const* lines = extends ? keys.optional("indicators") : keys.required("indicators");
    if (extends && lines != nullptr) {
      context_.report(errc::override_uncited, *lines, "继承的指标体系用 overrides 增加指标，并注明条款",
                      "a rulebook that extends another adds its lines by overrides, each with a clause");
    } else {
      for (auto const& each : sequence_of(lines)) made_.indicators.push_back(line(each));
    }
    overrides(keys.optional("overrides"));
    if (tree const* found = keys.optional("gates")) {
      made_.gates.clear();
      for (auto const& each : sequence_of(found)) gate_line(each);
    }
    extends_ = extends;
    return std::move(made_);
  }

  /// Leads problems of a rulebook that extends another to where the file says what they are about: an
  /// override, a metric of its own, or else that it extends.
  void relocate(diagnostics& found) const {
    if (!extends_) return;
    for (auto& each : found) {
      relocate(each.path);
      for (auto& other : each.others) relocate(other.path);
    }
  }

 private:
  void relocate(std::string& path) const {
    std::string best = root_.find(path.substr(0, path.find('/'))) == nullptr ? "extends" : path;
    std::size_t longest = 0;
    for (auto const& [from, to] : moved_) {
      bool const below = path.starts_with(from) && (path.size() == from.size() || path[from.size()] == '/');
      if (!below || from.size() < longest) continue;
      longest = from.size();
      best = to + path.substr(from.size());
    }
    path = std::move(best);
  }
  /// `indicators/0/indicators/2` of the line at that path of ids.
  std::optional<std::string> place_of(std::string_view path) const {
    auto const* lines = &made_.indicators;
    std::string made;
    while (true) {
      auto const slash = path.find('/');
      std::string_view const id = path.substr(0, slash);
      std::size_t i = 0;
      while (i < lines->size() && (*lines)[i].id != id) ++i;
      if (i == lines->size()) return std::nullopt;
      made += (made.empty() ? "indicators/" : "/indicators/") + std::to_string(i);
      if (slash == std::string_view::npos) return made;
      lines = &(*lines)[i].children;
      path = path.substr(slash + 1);
    }
  }
  std::span<tree const> sequence_of(tree const* node) {
    return node == nullptr ? std::span<tree const>() : read_sequence(node, context_);
  }

  /// Begins with the rulebook that this one extends, if it does.
  bool base(mapping_reader& keys) {
    tree const* extends = keys.optional("extends");
    auto const id = extends == nullptr ? std::nullopt : read_text(*extends, context_);
    if (!id) return extends != nullptr;
    diagnostics faults;
    auto found = bases_.find(*id, faults);
    if (!found && !faults.empty()) {
      auto& told = context_.report(errc::base_unknown, *extends, "所继承的指标体系“" + *id + "”有错误",
                                   "the rulebook \"" + *id + "\" that is extended has errors");
      for (auto const& each : faults) {
        if (each.level == severity::error) told.others.push_back({each.message, {}, each.where});
      }
      return true;
    }
    if (!found) {
      context_.report(errc::base_unknown, *extends, "没有可供继承的指标体系“" + *id + "”，或者它继承了自己",
                      "there is no rulebook \"" + *id + "\" to extend, or it extends itself");
      return true;
    }
    made_ = found->definition();
    made_.from = derivation{*id, {}};
    made_.family = made_.family.empty() ? *id : made_.family;
    made_.effective_from.reset();
    made_.effective_to.reset();
    made_.structure = false;
    return true;
  }

  void words_of(mapping_reader& keys, std::string_view key, bilingual& into) {
    if (auto found = keys.words(key); !found.empty()) into = std::move(found);
  }
  void text_of(mapping_reader& keys, std::string_view key, std::string& into) {
    if (auto found = keys.text(key); !found.empty()) into = std::move(found);
  }

  void head(mapping_reader& keys) {
    made_.id = keys.required_text("id");
    words_of(keys, "title", made_.title);
    words_of(keys, "issuer", made_.issuer);
    text_of(keys, "jurisdiction", made_.jurisdiction);
    text_of(keys, "family", made_.family);
    made_.structure = keys.flag("structure", false);
    if (tree const* found = keys.optional("source")) made_.source = source(*found);
    if (tree const* found = keys.optional("derived_from")) derived(*found);
    if (tree const* found = keys.optional("effective")) {
      mapping_reader effective(*found, context_);
      made_.effective_from = effective.day("from");
      made_.effective_to = effective.day("to");
    }
    if (auto const which = keys.choice("missing", words::missing))
      made_.missing = static_cast<missing_policy>(*which);
    if (auto const how = keys.choice("aggregation", words::aggregations))
      made_.how = static_cast<aggregation>(*how);
    if (made_.how == aggregation::profile || made_.structure) made_.full_marks = 0;
    if (auto const marks = keys.number("full_marks")) made_.full_marks = *marks;
    if (auto const most = keys.number("most")) made_.most = *most;
    if (tree const* found = keys.optional("recorded")) recorded(*found);
    if (tree const* found = keys.optional("directions")) directions(*found);
    if (tree const* found = keys.optional("rounding")) plan(*found);
    if (tree const* found = keys.optional("grades")) made_.grades = scale(*found);
    if (tree const* found = keys.optional("node_grades")) made_.node_grades = scale(*found);
    if (tree const* found = keys.optional("grades_source")) made_.grades_source = source(*found);
    if (tree const* found = keys.optional("parameters")) made_.parameters = parameters(found);
  }

  grade_scale scale(tree const& node) {
    grade_scale all;
    for (auto const& each : sequence_of(&node)) {
      mapping_reader row(each, context_);
      grade made{row.required_text("id"), row.words("title"), {}};
      tree const* totals = row.required("totals");
      if (auto const on = totals == nullptr ? std::nullopt : read_interval(*totals, context_))
        made.totals = *on;
      all.grades.push_back(std::move(made));
    }
    return all;
  }

  void derived(tree const& node) {
    mapping_reader keys(node, context_);
    derivation made;
    made.base = keys.required_text("base");
    for (auto const& each : sequence_of(keys.optional("changes"))) {
      mapping_reader row(each, context_);
      derivation::change one{row.required_text("path"), {}};
      if (tree const* found = row.optional("source")) one.source = source(*found);
      made.changes.push_back(std::move(one));
    }
    made_.from = std::move(made);
  }

  void plan(tree const& node) {
    mapping_reader keys(node, context_);
    made_.rounding = {};
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
    if (made.does == gate::effect::set_score) {
      made.node = keys.required_text("node");
      tree const* score = keys.required("score");
      if (score != nullptr) made.score = read_rational(*score, context_).value_or(rational(0));
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
    input made{keys.required_text("field"), keys.words("title"), unit(keys.text("unit"))};
    for (auto& each : made_.inputs) {
      if (each.field != made.field) continue;
      each = std::move(made);
      return;
    }
    made_.inputs.push_back(std::move(made));
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
    fields(keys, made);
    if (keys.optional("full_marks") == nullptr && made.how != aggregation::profile && !made_.structure)
      static_cast<void>(keys.required("full_marks"));
    return made;
  }

  /// Every key of a line that is given; what is not given stays.
  void fields(mapping_reader& keys, indicator& made) {
    auto const number = [&](std::string_view key, auto& into) {
      if (auto const found = keys.number(key)) into = *found;
    };
    words_of(keys, "title", made.title);
    number("full_marks", made.full_marks);
    number("most", made.most);
    number("least", made.least);
    number("weight", made.weight);
    number("uplift", made.terms.uplift);
    if (tree const* found = keys.optional("source")) made.source = source(*found);
    made.open = keys.flag("open", made.open);
    if (auto const how = keys.choice("aggregation", words::aggregations))
      made.how = static_cast<aggregation>(*how);
    if (tree const* found = keys.optional("rank"))
      made.terms.rank = read_count(*found, context_).value_or(0);
    if (tree const* found = keys.optional("table")) {
      made.terms.table.clear();
      for (auto const& each : sequence_of(found)) made.terms.table.push_back(sum_line(each));
    }
    text_of(keys, "metric", made.metric);
    add_shipped(made.metric);
    if (tree const* found = keys.optional("rule")) {
      made.rule = read_rule(*found, context_, unit_of(made.metric));
      if (made.rule) {
        for (auto const& name : parameter_names(*made.rule)) add_shipped(name);
      }
    }
    if (tree const* found = keys.optional("assessed")) made.assessed = assessed(*found);
    auto const stage = [&](std::string_view key, std::optional<rounding>& into) {
      if (tree const* found = keys.optional(key)) into = read_rounding(*found, context_);
    };
    stage("rounding", made.rounded);
    stage("measure_rounding", made.measure_rounded);
    if (auto const policy = keys.choice("not_applicable", words::not_applicable)) {
      made.not_applicable = static_cast<not_applicable_policy>(*policy);
    }
    if (tree const* found = keys.optional("over_achievement")) made.over = over(found);
    if (tree const* found = keys.optional("parameters")) made.parameters = parameters(found);
    words_of(keys, "note", made.note);
    if (tree const* found = keys.optional("indicators")) {
      made.children.clear();
      for (auto const& each : sequence_of(found)) made.children.push_back(line(each));
    }
  }

  std::optional<tiers> assessed(tree const& node) {
    auto read = read_rule(node, context_, {});
    if (!read) return std::nullopt;
    if (auto* rows = std::get_if<tiers>(&*read)) return std::move(*rows);
    context_.report(errc::value_kind, node, "assessed 只能是分档（tiers）", "assessed is a rule of tiers");
    return std::nullopt;
  }

  void overrides(tree const* node) {
    std::vector<std::string> changed;
    for (auto const& each : sequence_of(node)) changed.push_back(override_line(each));
    // Only now is it known where each line has come to stand.
    for (std::size_t i = 0; i < changed.size(); ++i) {
      if (auto at = place_of(changed[i]))
        moved_.emplace_back(std::move(*at), "overrides/" + std::to_string(i));
    }
  }

  /// One change of the base: a line that gets other fields, is taken away, or is added. Returns its path,
  /// or nothing where it could not be made.
  std::string override_line(tree const& node) {
    mapping_reader keys(node, context_);
    std::string path = keys.required_text("path");
    bool const remove = keys.flag("remove", false);
    bool const add = keys.flag("add", false);
    derivation::change change{path, {}};
    tree const* cited = keys.required("source");
    if (cited != nullptr) change.source = source(*cited);
    if (cited != nullptr && change.source.clause.empty()) {
      context_.report(errc::override_uncited, node, "改动“" + path + "”须注明条款",
                      "the change of \"" + path + "\" must cite a clause");
    }
    auto const slash = path.rfind('/');
    std::string const id = slash == std::string::npos ? path : path.substr(slash + 1);
    auto* siblings = slash == std::string::npos ? &made_.indicators : children_of(path.substr(0, slash));
    auto const at = siblings == nullptr
                        ? std::vector<indicator>::iterator()
                        : std::find_if(siblings->begin(), siblings->end(),
                                       [&](indicator const& each) { return each.id == id; });
    bool const there = siblings != nullptr && at != siblings->end();
    if (siblings == nullptr || there == add) {
      keys.take_all();
      context_.report(errc::override_unknown, node,
                      add ? "“" + path + "”已经存在，或没有上一级" : "所继承的指标体系没有“" + path + "”",
                      add ? "\"" + path + "\" exists, or nothing is above it"
                          : "the rulebook that is extended has no \"" + path + "\"");
      return {};
    }
    if (remove) {
      siblings->erase(at);
    } else if (add) {
      indicator made;
      made.id = id;
      fields(keys, made);
      siblings->push_back(std::move(made));
    } else {
      indicator const before = *at;
      fields(keys, *at);
      if (*at == before) {
        context_
            .report(errc::override_dead, node, "对“" + path + "”的改动没有改变什么",
                    "the override of \"" + path + "\" changes nothing")
            .level = severity::warning;
      }
    }
    if (made_.from) made_.from->changes.push_back(std::move(change));
    return path;
  }
  /// The lines below the one at `path`; nothing where there is none.
  std::vector<indicator>* children_of(std::string_view path) {
    auto* lines = &made_.indicators;
    while (true) {
      auto const slash = path.find('/');
      std::string_view const id = path.substr(0, slash);
      auto const at =
          std::find_if(lines->begin(), lines->end(), [&](indicator const& each) { return each.id == id; });
      if (at == lines->end()) return nullptr;
      lines = &at->children;
      if (slash == std::string_view::npos) return lines;
      path = path.substr(slash + 1);
    }
  }

  void add_metric(metric of) {
    metrics_.emplace(of.id, made_.metrics.size());
    made_.metrics.push_back(std::move(of));
  }
  /// A metric that the rulebook names and does not define is one of the library's.
  void add_shipped(std::string const& id) {
    if (id.empty() || metrics_.contains(id)) return;
    for (auto const& each : shipped_metrics()) {
      if (each.id == id) add_metric(each);
    }
  }

  unit unit_of(std::string const& metric_id) const {
    auto const found = metrics_.find(metric_id);
    return found == metrics_.end() ? unit() : made_.metrics[found->second].unit;
  }

  tree const& root_;
  reading_context& context_;
  base_books& bases_;
  bool extends_ = false;
  std::vector<std::pair<std::string, std::string>> moved_;  ///< where lines and metrics stand in the file
  rulebook_definition made_;
  std::unordered_map<std::string, std::size_t> metrics_;  ///< by id
};

reading<rulebook> read_with(std::string_view text, std::string const& file, read_limits limits,
                            base_books& bases) {
  reading<rulebook> read;
  reading_context context{file, {}};
  auto const root = parse_tree(text, file, limits, context.problems);
  if (root) {
    rulebook_reader reader(*root, context, bases);
    if (auto definition = reader.run()) {
      bool const readable = !has_error(context.problems);
      diagnostics found;
      auto made = rulebook::check(std::move(*definition), found);
      reader.relocate(found);
      place_problems(found, *root, file);
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
    sort_by_place(context.problems);
  }
  read.diagnostics = std::move(context.problems);
  return read;
}

std::optional<rulebook> base_books::find(std::string const& id, diagnostics& faults) {
  if (std::find(open_.begin(), open_.end(), id) != open_.end()) return std::nullopt;
  auto const text = texts_ ? texts_(id) : std::optional<std::string>();
  std::optional<std::string_view> given;
  if (text) given = *text;
  for (auto const& each : shipped_rulebooks()) {
    if (!given && each.id == id) given = each.text;
  }
  if (!given) return std::nullopt;
  open_.push_back(id);
  auto read = read_with(*given, id + ".yaml", limits_, *this);
  open_.pop_back();
  faults = std::move(read.diagnostics);
  return std::move(read.value);
}

}  // namespace
}  // namespace io

reading<rulebook> read_rulebook(std::string_view text, std::string const& file, read_limits limits,
                                rulebook_source const& bases) {
  io::base_books books(bases, limits);
  return io::read_with(text, file, limits, books);
}

}  // namespace fiscore::inline FISCORE_ABI
