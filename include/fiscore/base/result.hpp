// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A value, or what was wrong. The member names are those of `std::expected`, so that it can become one.

#include <fiscore/base/diagnostic.hpp>

#include <utility>
#include <variant>

namespace fiscore::inline FISCORE_ABI {

/// What a `try_` function returns: a `T`, or the `E` (one `diagnostic`, or all of them) that says why not.
template <class T, class E = diagnostic>
class [[nodiscard]] result {
 public:
  using value_type = T;
  using error_type = E;

  // NOLINTNEXTLINE(google-explicit-constructor)
  result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value. @throws fiscore::error with all that was wrong, if there is none
  [[nodiscard]] T const& value() const& {
    require();
    return *std::get_if<0>(&held_);
  }
  [[nodiscard]] T&& value() && {
    require();
    return std::move(*std::get_if<0>(&held_));
  }

  /// The value, unchecked: only where `has_value()`.
  [[nodiscard]] T const& operator*() const& noexcept { return *std::get_if<0>(&held_); }
  [[nodiscard]] T& operator*() & noexcept { return *std::get_if<0>(&held_); }
  [[nodiscard]] T&& operator*() && noexcept { return std::move(*std::get_if<0>(&held_)); }
  [[nodiscard]] T const* operator->() const noexcept { return std::get_if<0>(&held_); }
  [[nodiscard]] T* operator->() noexcept { return std::get_if<0>(&held_); }

  /// What was wrong: only where not `has_value()`.
  [[nodiscard]] E const& error() const& noexcept { return *std::get_if<1>(&held_); }
  [[nodiscard]] E&& error() && noexcept { return std::move(*std::get_if<1>(&held_)); }

  template <class U>
  [[nodiscard]] T value_or(U&& otherwise) const& {
    return has_value() ? **this : static_cast<T>(std::forward<U>(otherwise));
  }

 private:
  void require() const {
    if (!has_value()) throw fiscore::error(error());
  }

  std::variant<T, E> held_;
};

}  // namespace fiscore::inline FISCORE_ABI
