// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The two languages in which Fiscore speaks, and a piece of text that exists in both.

#include <fiscore/base/config.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI {

enum class language { zh, en };

/// Text in Chinese and in English, UTF-8. One side may be empty: `in` then gives the other.
struct bilingual {
  std::string zh = {};
  std::string en = {};

  [[nodiscard]] std::string const& in(language wanted) const noexcept {
    std::string const& asked = wanted == language::zh ? zh : en;
    std::string const& other = wanted == language::zh ? en : zh;
    return asked.empty() ? other : asked;
  }

  [[nodiscard]] bool empty() const noexcept { return zh.empty() && en.empty(); }

  friend bool operator==(bilingual const&, bilingual const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
