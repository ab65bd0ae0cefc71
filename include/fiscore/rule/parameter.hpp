// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The numbers of a rule: written down, or named and known only when the rule is bound to a case.

#include <fiscore/rule/curve.hpp>
#include <fiscore/unit/date.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// A number of a rule, or the name under which binding finds it (`target`, or the id of a metric). It has
/// no default: a rule states all its numbers.
class parameter {
 public:
  template <class T>
  // NOLINTNEXTLINE(google-explicit-constructor)
  requires std::convertible_to<T, rational> parameter(T value) : value_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  parameter(date day) : value_(std::int64_t{day.day_number()}) {}
  [[nodiscard]] static parameter named(std::string name) {
    parameter made(0);
    made.name_ = std::move(name);
    return made;
  }

  [[nodiscard]] bool is_named() const noexcept { return !name_.empty(); }
  [[nodiscard]] std::string const& name() const noexcept { return name_; }
  [[nodiscard]] rational const& value() const noexcept { return value_; }  ///< only where not named

  friend bool operator==(parameter const&, parameter const&) = default;

 private:
  rational value_;
  std::string name_;
};

/// A choice that the wording of a rule leaves open and that therefore has no default: leaving it out does
/// not compile.
template <class T>
class stated {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr stated(T value) noexcept : value_(value) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator T() const noexcept { return value_; }

 private:
  T value_;
};

/// The values of named parameters for one case.
class bindings {
 public:
  bindings() = default;
  bindings(std::initializer_list<std::pair<std::string, rational>> values) : values_(values) {}

  /// Sets, or sets anew.
  void set(std::string_view name, rational value);
  [[nodiscard]] rational const* find(std::string_view name) const noexcept;

 private:
  std::vector<std::pair<std::string, rational>> values_;
};

namespace detail {

/// Turns the parameters of one form into numbers and collects what is wrong with them.
class binder {
 public:
  explicit binder(bindings const& given) : given_(given) {}

  /// The number; 0 and a problem (errc::parameter_unbound) where the name is not bound.
  rational value(parameter const& from, std::string_view path);
  /// A problem unless it holds; not told once a name was not bound, for then numbers are not what was
  /// meant.
  void require(bool held, errc code, std::string_view path, std::string zh, std::string en);
  [[nodiscard]] bool failed() const noexcept { return !problems_.empty(); }
  /// The curve, or all problems, those of `curve::try_make` included; where a name is not bound, such names
  /// alone.
  result<curve, diagnostics> finish(std::vector<piece> pieces) &&;

 private:
  void report(errc code, std::string_view path, std::string zh, std::string en);

  bindings const& given_;
  diagnostics problems_;
  bool unbound_ = false;
};

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/parameter.ipp>
#endif
