// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What becomes of the items of one file: agree, reported, wrong or skipped, and why.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace conformance {

/// What an item is held against.
enum class basis {
  expectation,    ///< the file says what must come out
  not_derivable,  ///< a published value of which the file says that it does not follow
  publication,    ///< a published value of which the file says nothing more
};

/// One item as a reader wants to see it. `expected` or `published` may be empty.
struct item {
  std::string name;
  std::string inputs;
  std::string expected;
  std::string published;
  std::string computed;
};

/// The items of one file.
class tally {
 public:
  explicit tally(std::string file) : file_(std::move(file)) {}

  /// Counts an item that was computed and equals what it is held against, or does not.
  void judge(basis against, bool equal, item what);
  void skip(std::string const& reason);

  [[nodiscard]] bool has_wrong() const noexcept { return wrong_ > 0; }
  /// `FILE agree=N reported=N wrong=N skipped=N`, the reasons of the skipped, and every disagreement where
  /// `in_full`.
  [[nodiscard]] std::string text(bool in_full) const;

 private:
  struct disagreement {
    bool wrong = false;
    item what;
  };

  std::string file_;
  std::size_t agree_ = 0;
  std::size_t reported_ = 0;
  std::size_t wrong_ = 0;
  std::map<std::string, std::size_t> skipped_;
  std::vector<disagreement> disagreements_;
};

}  // namespace conformance
