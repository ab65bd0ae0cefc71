// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Reading a tree: every key is asked for by name, what nobody asked for is reported, and reading goes on
/// after a problem, so that one run finds them all.

#include "tree.hpp"

#include <fiscore/number/interval.hpp>
#include <fiscore/number/rounding.hpp>
#include <fiscore/unit/date.hpp>
#include <fiscore/unit/quantity.hpp>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI::io {

/// What reading one file shares: its name and everything found so far.
struct reading_context {
  std::string file;
  diagnostics problems;

  diagnostic& report(errc code, tree const& at, std::string zh, std::string en);
  /// A problem that a number, unit or date reader found, placed at the node.
  void report(diagnostic what, tree const& at);
};

/// The words of an enumeration in the order of its values.
using word_list = std::span<std::string_view const>;

/// The keys of one mapping. A node of another kind is reported once and then reads as empty.
class mapping_reader {
 public:
  mapping_reader(tree const& node, reading_context& context);
  mapping_reader(mapping_reader const&) = delete;
  mapping_reader& operator=(mapping_reader const&) = delete;
  /// Reports every key that was not asked for, with the nearest of those that were.
  ~mapping_reader();

  [[nodiscard]] tree const& node() const noexcept { return node_; }
  [[nodiscard]] reading_context& context() const noexcept { return context_; }

  /// The value of an optional key; null counts as absent.
  tree const* optional(std::string_view key);
  /// The value of a key that must be there; its absence is reported.
  tree const* required(std::string_view key);

  std::string text(std::string_view key);  ///< empty where absent
  std::string required_text(std::string_view key);
  bilingual words(std::string_view key);  ///< a text, or {zh, en}
  std::optional<rational> number(std::string_view key);
  std::optional<date> day(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  /// The index of a word, or nothing where absent or none of them (which is reported).
  std::optional<std::size_t> choice(std::string_view key, word_list words);
  std::optional<std::size_t> required_choice(std::string_view key, word_list words);
  /// Keys that were not asked for stay unread: for mappings whose keys are names.
  void take_all() noexcept { all_taken_ = true; }

 private:
  tree const& node_;
  reading_context& context_;
  std::vector<std::string> asked_;
  bool all_taken_ = false;
};

/// Readers of single nodes; a problem is reported and gives nothing.
std::optional<std::string> read_text(tree const& node, reading_context& context);
std::optional<decimal> read_decimal(tree const& node, reading_context& context);
std::optional<rational> read_rational(tree const& node, reading_context& context);  ///< also `p/q`
std::optional<std::size_t> read_count(tree const& node, reading_context& context);
std::optional<quantity> read_quantity(tree const& node, reading_context& context);
std::optional<interval> read_interval(tree const& node, reading_context& context);
std::optional<date> read_date(tree const& node, reading_context& context);
std::optional<bool> read_flag(tree const& node, reading_context& context);
bilingual read_words(tree const& node, reading_context& context);
std::optional<rounding> read_rounding(tree const& node, reading_context& context);
std::optional<std::size_t> read_choice(tree const& node, reading_context& context, word_list words);
/// The items of a sequence; anything else is reported and gives none.
std::span<tree const> read_sequence(tree const* node, reading_context& context);

/// The word of `words` that is nearest to `text`, if one is near enough to be what was meant.
std::optional<std::string> nearest(std::string_view text, std::span<std::string const> words);

/// Reads the first key, `fiscore: KIND/1`; false (and reported) where the text is of no such kind.
bool check_format(mapping_reader& root, std::string_view kind);

/// Gives every problem that has a path and no place the place of its path.
void place_problems(diagnostics& problems, tree const& root, std::string const& file);

/// Problems in the order of the text; those without a place last.
void sort_by_place(diagnostics& problems);

}  // namespace fiscore::inline FISCORE_ABI::io
