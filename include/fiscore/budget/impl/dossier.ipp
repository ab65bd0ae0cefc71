// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/dossier.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {
FISCORE_INLINE hashed_name named(std::string_view text) { return hashed_name(std::string(text)); }
FISCORE_INLINE std::vector<recorded_score> const& none_recorded() noexcept {
  static std::vector<recorded_score> const none;
  return none;
}
}  // namespace detail

FISCORE_INLINE void dossier::set(std::string_view field, figure reported) {
  figures_.set(detail::named(field), cell(std::move(reported)));
}

FISCORE_INLINE void dossier::set_metric(std::string_view metric, figure printed) {
  metrics_.set(detail::named(metric), cell(std::move(printed)));
}

FISCORE_INLINE table& dossier::table_of(std::string_view name) {
  if (auto* known = tables_.find_mutable(name)) return *known;
  tables_.set(detail::named(name), {});
  return *tables_.find_mutable(name);
}

FISCORE_INLINE void dossier::set_answer(std::string_view node, answer given) {
  answers_.set(detail::named(node), std::move(given));
}

FISCORE_INLINE void dossier::set_exemption(std::string_view node, exemption why) {
  exemptions_.set(detail::named(node), std::move(why));
}

FISCORE_INLINE void dossier::add_recorded(std::string_view node, recorded_score score) {
  if (recorded_.find(node) == nullptr) recorded_.set(detail::named(node), {});
  recorded_.find_mutable(node)->push_back(std::move(score));
}

FISCORE_INLINE figure const* dossier::find(std::string_view field) const noexcept {
  auto const* found = figures_.find(field);
  return found == nullptr ? nullptr : &found->reported;
}

FISCORE_INLINE figure const* dossier::find_metric(std::string_view metric) const noexcept {
  auto const* found = metrics_.find(metric);
  return found == nullptr ? nullptr : &found->reported;
}

FISCORE_INLINE table const* dossier::find_table(std::string_view name) const noexcept {
  return tables_.find(name);
}

FISCORE_INLINE answer const* dossier::find_answer(std::string_view node) const noexcept {
  return answers_.find(node);
}

FISCORE_INLINE exemption const* dossier::find_exemption(std::string_view node) const noexcept {
  return exemptions_.find(node);
}

FISCORE_INLINE std::vector<recorded_score> const& dossier::recorded(std::string_view node) const noexcept {
  auto const* found = recorded_.find(node);
  return found == nullptr ? detail::none_recorded() : *found;
}

FISCORE_INLINE std::vector<recorded_score> const& dossier::recorded(
    detail::hashed_name const& node) const noexcept {
  auto const* found = recorded_.find(node);
  return found == nullptr ? detail::none_recorded() : *found;
}

FISCORE_INLINE rational const* dossier::base_value(detail::hashed_name const& field) const noexcept {
  static rational const nothing = 0;
  if (auto const* found = figures_.find(field)) return &found->base;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!nil_[i]) continue;
    std::string_view const name = book_words()[i].name;
    std::string_view const text = field.text();
    bool const inside = text.size() > name.size() && text.starts_with(name) && text[name.size()] == '.';
    if (inside && field_title(text)) return &nothing;
  }
  return nullptr;
}

}  // namespace fiscore::inline FISCORE_ABI
