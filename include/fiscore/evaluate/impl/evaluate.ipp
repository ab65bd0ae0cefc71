// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/impl/gates.ipp>
#include <fiscore/evaluate/impl/sections.ipp>
#include <fiscore/rulebook/family.hpp>
#include <fiscore/rulebook/open.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class scorer {
 public:
  scorer(rulebook const& by, dossier const& of, evaluation& into)
      : by_(by), of_(of), into_(into), leaves_(by, of, into.findings), sections_(by, of, into) {}

  void run() {
    auto const nodes = by_.nodes();
    into_.nodes.resize(nodes.size());
    misplaced();
    static node_result const fresh;
    // Backwards, so that every section comes after its indicators.
    for (std::size_t i = nodes.size(); i-- > 0;) {
      node_result& result = into_.nodes[i];
      result = fresh;
      if (nodes[i].is_leaf(i)) {
        leaves_.score(nodes[i], result);
      } else {
        section(i, result);
      }
      for (auto const& each : by_.definition().gates) {
        if (each.does == gate::effect::set_score && each.node == nodes[i].path.text())
          override_score(each, nodes[i].line.full_marks, result);
      }
    }
    node_result const& total = into_.total();
    if (!total.has_score() && total.state != state::profile) shared_figures();
    gate_keeper(by_, of_, into_, sections_.exact_bounds()).run();
  }

 private:
  void finding(errc code, std::string const& node, std::string zh, std::string en) {
    diagnostic what;
    what.code = code;
    what.path = node;
    what.message = {std::move(zh), std::move(en)};
    into_.findings.push_back(std::move(what));
  }

  /// Answers, exemptions and scores that no node of the rulebook takes.
  void misplaced() {
    auto const node_of = [&](auto const& entry) -> rulebook_node const* {
      if (auto const index = by_.find(entry.name)) return &by_.nodes()[*index];
      std::string const& path = entry.name.text();
      finding(errc::node_unknown, path, "指标体系中没有“" + path + "”",
              "the rulebook has no \"" + path + "\"");
      return nullptr;
    };
    for (auto const& each : of_.all_recorded()) static_cast<void>(node_of(each));
    for (auto const& each : of_.exemptions()) {
      auto const* node = node_of(each);
      if (node == nullptr || node->line.not_applicable || chosen_from(*node)) continue;
      finding(errc::exemption_refused, each.name.text(), "该指标不允许申报不适用",
              "this indicator cannot be declared not applicable");
    }
    for (auto const& each : of_.answers()) {
      auto const* node = node_of(each);
      if (node == nullptr || node->line.assessed ||
          (node->line.rule && (!is_numeric(*node->line.rule) || node->line.over)))
        continue;
      finding(errc::answer_unused, each.name.text(), "该指标不由人评分，所给评分未采用",
              "this indicator is not scored by a person: the answer is not used");
    }
  }
  /// One of alternatives can always be declared not used.
  [[nodiscard]] bool chosen_from(rulebook_node const& node) const {
    return by_.nodes()[node.parent].line.how == aggregation::alternatives;
  }

  void section(std::size_t index, node_result& result) {
    rulebook_node const& node = by_.nodes()[index];
    if (leaves_.exempt(node, result)) {
      exclude_below(index);
      return;
    }
    sections_.score(index, result);
    if (!node.line.assessed || result.has_score() || result.state == state::not_applicable) return;
    leaves_.assess(node, result);
    if (result.has_score()) exclude_below(index);
  }
  void exclude_below(std::size_t index) {
    for (std::size_t i = index + 1; i < by_.nodes()[index].end; ++i) {
      into_.nodes[i] = {};
      into_.nodes[i].state = state::excluded;
    }
  }

  /// What a gate makes of one node, also of one that does not apply: its score, or one more that it may
  /// have.
  void override_score(gate const& by, rational const& full_marks, node_result& result) const {
    truth const holds = by.when.holds(of_);
    if (holds == truth::no) return;
    result.overridden = true;
    result.applicable_marks = full_marks;
    if (holds == truth::yes) {
      result.root.reset();
      set_score(result, by.score, std::nullopt);
      return;
    }
    rational const low = result.low < by.score ? result.low : by.score;
    rational const high = by.score < result.high ? result.high : by.score;
    if (result.counts() && low != high) result.state = state::incomplete;
    result.low = low;
    result.high = high;
  }

  /// Bounds add up as if every leaf were free; a missing figure that several leaves read ties them.
  void shared_figures() {
    std::vector<std::string> seen;
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) {
      auto const& node = by_.nodes()[i];
      if (!node.metric || into_.nodes[i].state != state::missing) continue;
      metric const& what = by_.metrics()[*node.metric];
      std::vector<std::string> own;
      what.formula.add_missing(of_, what.rows, own);
      for (auto const& name : own) {
        for (auto const& other : seen) into_.nodes[0].wide = into_.nodes[0].wide || other == name;
      }
      for (auto const& name : own) add_once(seen, name);
    }
  }

  rulebook const& by_;
  dossier const& of_;
  evaluation& into_;
  leaf_scorer leaves_;
  section_scorer sections_;
};

}  // namespace detail

FISCORE_INLINE void evaluate(rulebook const& by, dossier const& of, evaluation& into) {
  into.grade.reset();
  into.reachable.clear();
  into.gates.clear();
  into.findings.clear();
  into.opened.reset();
  if (by.definition().structure) {
    diagnostic what;
    what.code = errc::structure_only;
    what.message = {
        "指标体系“" + by.id() + "”只有框架，没有分值和评分办法：须先扩展才能评分",
        "the rulebook \"" + by.id() + "\" is a structure without marks and rules: extend it to score"};
    throw error(std::move(what));
  }
  if (by.has_open_sections()) into.opened = open_with(by, of, into.findings);
  detail::scorer(into.book(by), of, into).run();
}

FISCORE_INLINE evaluation evaluate(rulebook const& by, dossier const& of) {
  evaluation made;
  evaluate(by, of, made);
  return made;
}

FISCORE_INLINE result<evaluation, diagnostics> evaluate_strictly(rulebook const& by, dossier const& of) {
  auto refused = unconfirmed_rows(by);
  if (!refused.empty()) return refused;
  return evaluate(by, of);
}

}  // namespace fiscore::inline FISCORE_ABI
