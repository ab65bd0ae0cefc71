// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/open.hpp>
#include <fiscore/rulebook/validate.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE target_reading read_target(performance_target const& of, indicator const& section,
                                          direction_policy const& by) {
  if (!of.target) return {target_kind::qualitative, false};
  if (of.target_high) return {target_kind::range, false};
  if (of.target->unit.dimension() == "date") return {target_kind::day, false};
  if (of.sign) return {static_cast<target_kind>(*of.sign), false};
  if (of.target->value.is_zero() && by.zero_is_at_most) return {target_kind::at_most, true};
  auto const has = [](bilingual const& title, std::string const& word) {
    return title.zh.find(word) != std::string::npos || title.en.find(word) != std::string::npos;
  };
  for (auto const& word : by.at_most_words) {
    if (has(of.level, word) || has(section.title, word)) return {target_kind::at_most, true};
  }
  return {target_kind::at_least, true};
}

namespace detail {

class section_opener {
 public:
  section_opener(rulebook const& by, dossier const& of, diagnostics& findings)
      : by_(by), of_(of), findings_(findings), made_(by.definition()) {}

  rulebook run() && {
    for (auto const& target : of_.targets()) {
      if (!target.section.empty()) misplaced(target);
    }
    for (auto& line : made_.indicators) open(line, line.id);
    rational sum = marks();
    if (made_.how == aggregation::sum && sum != made_.full_marks) {
      drop_unused();
      sum = marks();
    }
    if (made_.how == aggregation::sum && sum != made_.full_marks) {
      report(severity::error, errc::marks_sum, "",
             "各项分值合计 " + end_text(sum) + "，应为 " + end_text(made_.full_marks),
             "the full marks add up to " + end_text(sum) + ", not " + end_text(made_.full_marks));
      made_.full_marks = sum;
    }
    auto made = rulebook::try_make(std::move(made_));
    if (made) return std::move(*made);
    for (auto& each : std::move(made).error()) findings_.push_back(std::move(each));
    return by_;
  }

 private:
  [[nodiscard]] rational marks() const {
    rational sum = 0;
    for (auto const& line : made_.indicators) sum += line.full_marks;
    return sum;
  }

  /// The sheet gives all its full marks to other sections: those it brings nothing for are not there.
  void drop_unused() {
    auto const unused = [&](indicator const& line) {
      return line.children.empty() && by_.nodes()[*by_.find(hashed_name(line.id))].line.open;
    };
    rational sum = 0;
    for (auto const& line : made_.indicators) sum += unused(line) ? rational(0) : line.full_marks;
    if (sum != made_.full_marks) return;
    for (auto const& line : made_.indicators) {
      if (!unused(line)) continue;
      report(severity::note, errc::section_marks, line.id,
             "没有指标，分值 0，默认为 " + end_text(line.full_marks),
             "no indicators: full marks 0, by default " + end_text(line.full_marks));
    }
    std::erase_if(made_.indicators, unused);
  }

  void report(severity level, errc code, std::string path, std::string zh, std::string en) {
    diagnostic what;
    what.level = level;
    what.code = code;
    what.path = std::move(path);
    what.message = {std::move(zh), std::move(en)};
    findings_.push_back(std::move(what));
  }

  void misplaced(performance_target const& target) {
    // The section itself, or one that the target's path makes a group in.
    for (std::string path = target.section; !path.empty();) {
      auto const index = by_.find(hashed_name(path));
      if (index && by_.nodes()[*index].line.open) return;
      auto const slash = path.rfind('/');
      path.resize(slash == std::string::npos ? 0 : slash);
    }
    report(severity::error, errc::node_unknown, "targets/" + target.id,
           "指标体系中没有可自带指标的部分“" + target.section + "”",
           "the rulebook has no open section \"" + target.section + "\"");
  }

  /// Opens `line`, or the sections below it, and brings its full marks up to date.
  void open(indicator& line, std::string const& path) {
    if (!line.open) {
      if (line.children.empty()) return;
      rational sum = 0;
      for (auto& child : line.children) {
        open(child, path + "/" + child.id);
        sum += child.full_marks;
      }
      if (line.how == aggregation::sum) line.full_marks = sum;
      return;
    }
    rational const sum = fill(line, path);
    line.open = false;
    if (line.children.empty()) return;  // nothing was brought: an unmodelled row with the default marks
    if (line.how == aggregation::sum && sum != line.full_marks) {
      std::string const clause = line.source.empty() ? "" : to_string(line.source);
      report(severity::note, errc::section_marks, path,
             "分值合计 " + end_text(sum) + "，默认为 " + end_text(line.full_marks) +
                 (clause.empty() ? "" : "（" + clause + "）"),
             "full marks " + end_text(sum) + ", by default " + end_text(line.full_marks) +
                 (clause.empty() ? "" : " (" + clause + ")"));
      line.full_marks = sum;
    }
  }

  /// Gives an open section, or a group in one, the targets of its path; a longer path makes a group, which
  /// is as the section is. Returns what the full marks add up to.
  rational fill(indicator& line, std::string const& path) {
    rational sum = 0;
    for (auto const& target : of_.targets()) {
      if (target.section == path) {
        if (target.id.empty() || target.id.find('/') != std::string::npos) {
          report(severity::error, errc::rulebook_id, path, "标识“" + target.id + "”为空或含有“/”",
                 "the id \"" + target.id + "\" is empty or contains \"/\"");
          continue;
        }
        line.children.push_back(indicator_of(target, line, path + "/" + target.id));
      } else if (target.section.starts_with(path + "/")) {
        std::string const rest = target.section.substr(path.size() + 1);
        std::string const id = rest.substr(0, rest.find('/'));
        bool known = false;
        for (auto const& child : line.children) known = known || child.id == id;
        if (known) continue;
        line.children.push_back(group(line, id, path + "/" + id));
      } else {
        continue;
      }
      sum += line.children.back().full_marks;
    }
    return sum;
  }
  indicator group(indicator const& section, std::string const& id, std::string const& path) {
    indicator made;
    made.id = id;
    made.title = {id, id};
    made.how = section.how;
    made.terms = section.terms;
    made.full_marks = section.full_marks;
    made.most = section.most;
    made.source = section.source;
    made.not_applicable = section.not_applicable;
    rational const sum = fill(made, path);
    if (made.how == aggregation::sum) made.full_marks = sum;
    return made;
  }

  indicator indicator_of(performance_target const& target, indicator const& section,
                         std::string const& path) {
    indicator made;
    made.id = target.id;
    made.title = target.title;
    made.not_applicable = section.not_applicable;
    made.source = section.source;
    if (section.how != aggregation::sum) {
      made.full_marks = section.full_marks;
      made.most = section.most;
    } else if (target.full_marks) {
      made.full_marks = *target.full_marks;
    } else {
      report(severity::error, errc::marks_range, path, "缺少分值", "the full marks are missing");
      return made;
    }
    if (made.full_marks.sign() < 0) {
      report(severity::error, errc::marks_range, path, "分值不能小于 0", "full marks are not below 0");
      made.full_marks = 0;
      return made;
    }
    auto const reading = read_target(target, section, made_.directions);
    open_rule const* rule = nullptr;
    for (auto const& each : made_.open_rules) {
      if (each.kind == reading.kind) rule = &each;
    }
    if (rule == nullptr) {
      report(severity::error, errc::target_kind_without_rule, path,
             "指标体系没有规定这类指标（" + describe(reading.kind, language::zh) + "）如何评分",
             "the rulebook has no rule for this kind of target (" + describe(reading.kind, language::en) +
                 ")");
      return made;
    }
    made.parameters = rule->parameters;
    if (!rule->source.empty()) made.source = rule->source;
    if (reading.assumed) {
      made.note = {"指标未注明方向，按“" + describe(reading.kind, language::zh) + "”处理",
                   "no sign is given: " + describe(reading.kind, language::en) + " is assumed"};
    }
    if (!is_numeric(rule->rule)) {
      made.rule = rule->rule;
      if (!sound(made, nullptr, path)) made.rule.reset();
      return made;
    }
    if (measurable(target, path)) {
      made.over = rule->over;
      measure(made, target, *rule, path);
    }
    return made;
  }

  /// Whether actual and target can be compared; what is wrong is reported.
  bool measurable(performance_target const& target, std::string const& path) {
    if (!target.actual && !target.actual_words.empty()) {
      report(severity::error, errc::actual_not_a_number, path,
             "指标值是数，完成值却是文字“" + target.actual_words + "”",
             "the target is a number, the actual is words: \"" + target.actual_words + "\"");
      return false;
    }
    auto const fits = [&](std::optional<quantity> const& other) {
      if (!other || commensurable(other->unit, target.target->unit)) return true;
      report(severity::error, errc::unit_mismatch, path,
             "指标值的单位“" + target.target->unit.symbol() + "”与“" + other->unit.symbol() + "”不能比较",
             "the unit \"" + target.target->unit.symbol() + "\" of the target cannot be compared with \"" +
                 other->unit.symbol() + "\"");
      return false;
    };
    bool const actual = fits(target.actual);
    return fits(target.target_high) && actual;
  }

  /// Gives the indicator a metric of its own and the rule with the target's numbers.
  void measure(indicator& made, performance_target const& target, open_rule const& rule,
               std::string const& path) {
    std::string const prefix = "targets." + target.id;
    metric own;
    own.id = prefix;
    own.title = target.title;
    own.unit = rule.measure ? rule.unit : target.target->unit;
    own.formula = rule.measure ? rule.measure->renamed({{"actual", prefix + ".actual"},
                                                        {"target", prefix + ".target"},
                                                        {"high", prefix + ".high"}})
                               : formula::of_field(prefix + ".actual");
    own.source = made.source;
    bool const whole = !rule.measure && own.unit.counts() && own.unit.factor() == 1;
    bool const day = own.unit.dimension() == "date";
    own.domain = day ? domain::days() : whole ? domain::whole(interval::at_least(0)) : domain();
    if (!day && !whole && !rule.measure && !of_.amounts_may_be_negative)
      own.domain = domain::real(interval::at_least(0));
    // From the dossier's cells, which are exact also where the target was computed.
    bindings given;
    given.set("full_marks", made.full_marks);
    for (char const* name : {"target", "high"}) {
      auto const* base = of_.base_value(hashed_name(prefix + "." + name));
      if (base != nullptr) given.set(name, *base / target.target->unit.factor());
    }
    made.metric = own.id;
    made.rule = bound(rule.rule, given);
    if (sound(made, &own, path)) {
      made_.metrics.push_back(std::move(own));
    } else {
      made.metric.clear();
      made.rule.reset();
    }
  }

  /// Whether the rule makes sense with the numbers of this target; what is wrong with it is reported.
  bool sound(indicator const& made, metric const* own, std::string const& path) {
    rulebook_definition alone;
    alone.id = made_.id;
    alone.full_marks = made.full_marks;
    alone.most = made.most;
    alone.indicators.push_back(made);
    if (own != nullptr) alone.metrics.push_back(*own);
    bool good = true;
    for (auto& each : validate(alone)) {
      if (each.level != severity::error) continue;
      good = false;
      each.path = path;
      findings_.push_back(std::move(each));
    }
    return good;
  }

  rulebook const& by_;
  dossier const& of_;
  diagnostics& findings_;
  rulebook_definition made_;
};

}  // namespace detail

FISCORE_INLINE rulebook open_with(rulebook const& by, dossier const& of, diagnostics& findings) {
  if (!by.has_open_sections()) return by;
  return detail::section_opener(by, of, findings).run();
}

}  // namespace fiscore::inline FISCORE_ABI
