// SPDX-License-Identifier: BSL-1.0
#include "tally.hpp"

#include <utility>

namespace conformance {

void tally::judge(basis against, bool equal, item what) {
  bool const wrong = against == basis::expectation ? !equal : against == basis::not_derivable && equal;
  bool const agrees = equal && !wrong;
  if (agrees) {
    ++agree_;
    return;
  }
  ++(wrong ? wrong_ : reported_);
  disagreements_.push_back({wrong, std::move(what)});
}

void tally::skip(std::string const& reason) { ++skipped_[reason]; }

std::string tally::text(bool in_full) const {
  std::size_t skipped = 0;
  for (auto const& [reason, count] : skipped_) skipped += count;
  std::string out = file_ + " agree=" + std::to_string(agree_) + " reported=" + std::to_string(reported_) +
                    " wrong=" + std::to_string(wrong_) + " skipped=" + std::to_string(skipped) + "\n";
  for (auto const& [reason, count] : skipped_)
    out += "  skipped " + std::to_string(count) + ": " + reason + "\n";
  if (!in_full) return out;
  for (auto const& [wrong, what] : disagreements_) {
    out += (wrong ? "  wrong: " : "  reported: ") + what.name + "\n";
    auto const line = [&out](char const* label, std::string const& text) {
      if (!text.empty()) out += std::string("    ") + label + text + "\n";
    };
    line("inputs     ", what.inputs);
    line("expected   ", what.expected);
    line("published  ", what.published);
    line("computed   ", what.computed);
  }
  return out;
}

}  // namespace conformance
