// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Names with their hash, and a table that finds one without hashing it again.

#include <fiscore/base/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI::detail {

/// A name and its hash (FNV-1a, the same everywhere).
class hashed_name {
 public:
  hashed_name() : hashed_name(std::string()) {}
  explicit hashed_name(std::string text) : text_(std::move(text)), hash_(hash_of(text_)) {}

  [[nodiscard]] std::string const& text() const noexcept { return text_; }
  [[nodiscard]] std::uint64_t hash() const noexcept { return hash_; }
  [[nodiscard]] static constexpr std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
  }
  friend bool operator==(hashed_name const& a, hashed_name const& b) noexcept {
    return a.hash_ == b.hash_ && a.text_ == b.text_;
  }

 private:
  std::string text_;
  std::uint64_t hash_;
};

/// Values by name, in the order in which they came; open addressing over their indices.
template <class T>
class name_table {
 public:
  struct entry {
    hashed_name name;
    T value;
    friend bool operator==(entry const&, entry const&) = default;
  };

  [[nodiscard]] std::vector<entry> const& entries() const noexcept { return entries_; }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  [[nodiscard]] T const* find(hashed_name const& name) const noexcept {
    std::size_t const index = index_of(name.text(), name.hash());
    return index == absent ? nullptr : &entries_[index].value;
  }
  [[nodiscard]] T const* find(std::string_view name) const noexcept {
    std::size_t const index = index_of(name, hashed_name::hash_of(name));
    return index == absent ? nullptr : &entries_[index].value;
  }
  [[nodiscard]] T* find_mutable(std::string_view name) noexcept {
    std::size_t const index = index_of(name, hashed_name::hash_of(name));
    return index == absent ? nullptr : &entries_[index].value;
  }

  /// Sets the value of `name`, which replaces an earlier one; true if there was none.
  bool set(hashed_name name, T value) {
    if (std::size_t const index = index_of(name.text(), name.hash()); index != absent) {
      entries_[index].value = std::move(value);
      return false;
    }
    entries_.push_back({std::move(name), std::move(value)});
    if (entries_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
      for (std::size_t i = 0; i < entries_.size(); ++i) place(i);
    } else {
      place(entries_.size() - 1);
    }
    return true;
  }

  /// The same values under the same names, in whatever order they came.
  friend bool operator==(name_table const& a, name_table const& b) {
    if (a.entries_.size() != b.entries_.size()) return false;
    for (auto const& each : a.entries_) {
      T const* other = b.find(each.name);
      if (other == nullptr || !(*other == each.value)) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t absent = ~std::size_t{0};

  [[nodiscard]] std::size_t index_of(std::string_view name, std::uint64_t hash) const noexcept {
    if (slots_.empty()) return absent;
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) return absent;
      hashed_name const& candidate = entries_[slots_[at] - 1].name;
      if (candidate.hash() == hash && candidate.text() == name) return slots_[at] - 1;
    }
  }
  void place(std::size_t index) {
    std::size_t at = entries_[index].name.hash() & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<std::uint32_t>(index + 1);
  }

  std::vector<entry> entries_;
  std::vector<std::uint32_t> slots_;  // index + 1, or 0 where free
};

}  // namespace fiscore::inline FISCORE_ABI::detail
