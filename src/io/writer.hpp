// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Small parts of files, as JSON.

#include <fiscore/base/citation.hpp>
#include <fiscore/base/language.hpp>
#include <fiscore/io/format.hpp>
#include <fiscore/number/interval.hpp>
#include <fiscore/number/rounding.hpp>
#include <fiscore/rule/rule.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI::io {

/// Keys keep their order, so equal values give equal bytes.
using json = nlohmann::ordered_json;

/// A decimal where it has one, else p/q.
json number_json(rational const& value);
json words_json(bilingual const& words);
json interval_json(interval const& on);
json rounding_json(rounding const& of);
json rule_json(rule const& of);

/// Sets a key unless its text is empty.
inline void put(json& into, char const* key, std::string const& text) {
  if (!text.empty()) into[key] = text;
}
inline void put(json& into, char const* key, bilingual const& words) {
  if (!words.empty()) into[key] = words_json(words);
}

/// The text of a file with this content.
std::string file_text(json const& content, file_format as);

}  // namespace fiscore::inline FISCORE_ABI::io
