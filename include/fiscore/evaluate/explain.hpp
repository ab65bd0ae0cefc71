// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Why a node has the score it has, in words that an auditor can follow back to the report and the
/// rulebook.

#include <fiscore/evaluate/evaluation.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

struct explain_options {
  fiscore::language language = fiscore::language::zh;
};

/// One sentence of an explanation. `heading` says what it is about (规则, 依据, 输入 ...); `text` may hold
/// a list item.
struct explanation_line {
  std::string heading;
  std::string text;
};

/// Every sentence about a node: the rule in words, document and clause and what of it is not verified, each
/// input with its place in the report, the formula and the exact value, the piece that decided, each
/// rounding, what is missing and what the score can then be, and recorded scores beside the computed one.
/// For a section, its sum.
/// @pre `of` is the evaluation of `from` by `by`; node < of.nodes.size()
[[nodiscard]] std::vector<explanation_line> explain(rulebook const& by, dossier const& from,
                                                    evaluation const& of, std::size_t node,
                                                    explain_options options = {});

/// The state in words: 缺失, missing.
[[nodiscard]] std::string state_text(state of, language in);

/// A score as it is printed: a decimal where it has one, else to four places and marked as such.
[[nodiscard]] std::string score_text(node_result const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/explain.ipp>
#endif
