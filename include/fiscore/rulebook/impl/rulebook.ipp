// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/rulebook.hpp>
#include <fiscore/rulebook/validate.hpp>

#include <string_view>
#include <unordered_map>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// Writes the tree of indicators as a list in document order.
class flattener {
 public:
  flattener(std::vector<rulebook_node>& nodes, std::vector<metric> const& metrics) : nodes_(nodes) {
    for (std::size_t i = 0; i < metrics.size(); ++i) metrics_.emplace(metrics[i].id, i);
  }

  /// Appends `line` and all below it. The line is as before when this returns.
  void add(indicator& line, std::size_t parent) {
    std::size_t const own = nodes_.size();
    std::string const& above = nodes_[parent].path.text();
    rulebook_node made;
    made.path = hashed_name(above.empty() ? line.id : above + "/" + line.id);
    made.parent = parent;
    made.depth = nodes_[parent].depth + 1;
    auto children = std::move(line.children);  // which are not to be copied with the line
    line.children.clear();
    made.line = line;
    made.metric = index_of(line.metric);
    if (line.rule && is_numeric(*line.rule)) {
      for (auto const& name : parameter_names(*line.rule)) made.named.push_back({name, *index_of(name)});
      if (made.named.empty() && !is_opaque(*line.rule))
        made.bound = to_curve(*line.rule, line.full_marks).value();
    }
    nodes_.push_back(std::move(made));
    for (auto& child : children) add(child, own);
    nodes_[own].end = nodes_.size();
    line.children = std::move(children);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> index_of(std::string const& metric) const {
    auto const found = metrics_.find(metric);
    return found == metrics_.end() ? std::nullopt : std::optional(found->second);
  }

  std::vector<rulebook_node>& nodes_;
  std::unordered_map<std::string_view, std::size_t> metrics_;
};

}  // namespace detail

FISCORE_INLINE rulebook rulebook::make(rulebook_definition definition) {
  return std::move(try_make(std::move(definition))).value();
}

FISCORE_INLINE result<rulebook, diagnostics> rulebook::try_make(rulebook_definition definition) {
  diagnostics found;
  auto made = check(std::move(definition), found);
  if (!made) return found;
  return std::move(*made);
}

FISCORE_INLINE std::optional<rulebook> rulebook::check(rulebook_definition definition, diagnostics& found) {
  auto const problems = validate(definition);
  found.insert(found.end(), problems.begin(), problems.end());
  if (has_error(problems)) return std::nullopt;
  rulebook made;
  rulebook_node whole;
  whole.line.title = definition.title;
  whole.line.full_marks = definition.full_marks;
  whole.line.most = definition.most;
  whole.line.how = definition.how;
  whole.line.source = definition.source;
  made.nodes_.push_back(std::move(whole));
  detail::flattener flat(made.nodes_, definition.metrics);
  for (auto& line : definition.indicators) flat.add(line, 0);
  made.nodes_[0].end = made.nodes_.size();
  for (std::size_t i = 0; i < made.nodes_.size(); ++i) {
    made.by_path_.set(made.nodes_[i].path, i);
    made.has_open_ = made.has_open_ || made.nodes_[i].line.open;
  }
  made.definition_ = std::move(definition);
  return made;
}

FISCORE_INLINE std::optional<std::size_t> rulebook::find(detail::hashed_name const& path) const noexcept {
  auto const* found = by_path_.find(path);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

FISCORE_INLINE std::optional<std::size_t> rulebook::find(std::string_view path) const {
  if (auto const* found = by_path_.find(path)) return *found;
  std::optional<std::size_t> by_name;
  bool unique = true;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    auto const& node = nodes_[i];
    if (node.line.id == path || node.line.title.zh == path || node.line.title.en == path) {
      unique = !by_name;
      by_name = i;
    }
  }
  return unique ? by_name : std::nullopt;
}

FISCORE_INLINE std::size_t rulebook::leaf_count() const noexcept {
  std::size_t count = 0;
  for (std::size_t i = 1; i < nodes_.size(); ++i)
    if (nodes_[i].is_leaf(i)) ++count;
  return count;
}

FISCORE_INLINE bool rulebook::is_verified(std::size_t node) const noexcept {
  auto const& line = nodes_[node].line;
  if (!line.source.verified) return false;
  for (auto const& each : line.parameters) {
    if (!each.source.verified) return false;
  }
  return true;
}

FISCORE_INLINE std::string describe_rule(rulebook const& book, rulebook_node const& node, language in) {
  std::string const unit = node.metric ? book.metrics()[*node.metric].unit.symbol() : std::string();
  rule const& own = *node.line.rule;
  std::string text = describe(own, node.line.full_marks, unit, in);
  for (auto const& each : node.named) {
    std::string const title = book.metrics()[each.metric].title.in(in);
    if (title.empty()) continue;
    for (auto at = text.find(each.name); at != std::string::npos;
         at = text.find(each.name, at + title.size()))
      text.replace(at, each.name.size(), title);
  }
  return text;
}

FISCORE_INLINE bilingual input_title(rulebook const& book, std::string_view field) {
  for (auto const& each : book.definition().inputs) {
    if (each.field == field) return each.title;
  }
  if (auto const title = field_title(field)) return *title;
  return {std::string(field), std::string(field)};
}

}  // namespace fiscore::inline FISCORE_ABI
