// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/family.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::string_view family_of(rulebook const& of) noexcept {
  return of.definition().family.empty() ? of.id() : of.definition().family;
}

FISCORE_INLINE bool in_force(rulebook const& of, date const& day) noexcept {
  auto const& from = of.definition().effective_from;
  auto const& to = of.definition().effective_to;
  return (!from || *from <= day) && (!to || day <= *to);
}

FISCORE_INLINE std::optional<std::size_t> version_in_force(std::span<rulebook const> all,
                                                           std::string_view family, date const& day) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (family_of(all[i]) != family || !in_force(all[i], day)) continue;
    auto const& begins = all[i].definition().effective_from;
    bool const later = !found || (begins && (!all[*found].definition().effective_from ||
                                             *all[*found].definition().effective_from < *begins));
    if (later) found = i;
  }
  return found;
}

FISCORE_INLINE diagnostics unconfirmed_rows(rulebook const& of) {
  diagnostics found;
  for (std::size_t i = 1; i < of.nodes().size(); ++i) {
    auto const& node = of.nodes()[i];
    if (!node.is_leaf(i)) continue;
    bool const modelled = node.line.rule || node.line.open;
    if (modelled && of.is_verified(i)) continue;
    diagnostic what;
    what.code = errc::row_unconfirmed;
    what.path = node.path.text();
    std::string const zh = "“" + node.line.title.zh + "”";
    what.message = {zh + (modelled ? "的依据未核对原文" : "的评分办法尚未录入"),
                    "\"" + node.line.title.en + "\" " + (modelled ? "is not verified" : "is not modelled")};
    found.push_back(std::move(what));
  }
  return found;
}

}  // namespace fiscore::inline FISCORE_ABI
