// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/parameter.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE void bindings::set(std::string_view name, rational value) {
  for (auto& each : values_) {
    if (each.first == name) {
      each.second = std::move(value);
      return;
    }
  }
  values_.emplace_back(name, std::move(value));
}

FISCORE_INLINE rational const* bindings::find(std::string_view name) const noexcept {
  for (auto const& each : values_) {
    if (each.first == name) return &each.second;
  }
  return nullptr;
}

namespace detail {

FISCORE_INLINE rational binder::value(parameter const& from, std::string_view path) {
  if (!from.is_named()) return from.value();
  if (auto const* found = given_.find(from.name())) return *found;
  report(errc::parameter_unbound, path, "参数“" + from.name() + "”没有取值",
         "the parameter \"" + from.name() + "\" has no value");
  unbound_ = true;
  return 0;
}

FISCORE_INLINE void binder::require(bool held, errc code, std::string_view path, std::string zh,
                                    std::string en) {
  if (!held && !unbound_) report(code, path, std::move(zh), std::move(en));
}

FISCORE_INLINE void binder::report(errc code, std::string_view path, std::string zh, std::string en) {
  diagnostic what;
  what.code = code;
  what.path = std::string(path);
  what.message = {std::move(zh), std::move(en)};
  problems_.push_back(std::move(what));
}

FISCORE_INLINE result<curve, diagnostics> binder::finish(std::vector<piece> pieces) && {
  if (unbound_) return std::move(problems_);
  auto made = curve::try_make(std::move(pieces));
  if (problems_.empty()) return made;
  if (!made) problems_.insert(problems_.end(), made.error().begin(), made.error().end());
  return std::move(problems_);
}

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI
