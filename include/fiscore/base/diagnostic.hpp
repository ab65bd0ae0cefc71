// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What is wrong with an input: a stable code, a place, the offending text, what was expected, a hint.

#include <fiscore/base/language.hpp>

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Stable codes, printed as `fiscore.102`. A number is never given a new meaning.
enum class errc : std::uint16_t {
  // 1xx: numbers and their text
  number_empty = 101,       ///< no digits
  number_syntax = 102,      ///< a character that does not belong to a number
  number_grouping = 103,    ///< grouping commas where none are read, or not in groups of three
  number_full_width = 104,  ///< full-width digits or signs
  number_too_long = 105,    ///< more digits than the reader allows
  number_exponent = 106,    ///< exponent or places beyond what the reader allows
  number_not_whole = 107,   ///< an integer was asked for
  division_by_zero = 110,   ///< a quotient whose divisor is zero
  root_of_negative = 111,   ///< a root of a number below zero, or a degree below one
  number_places = 112,      ///< places below zero, or too many to hold
  interval_syntax = 113,    ///< not an interval
  interval_empty = 114,     ///< an interval without a number in it
  root_degree = 115,        ///< a root of a degree beyond the limit
  // 2xx: units and dates
  unit_mismatch = 201,  ///< two units of different dimensions
  date_syntax = 210,    ///< not of the form 2021-06-30
  date_invalid = 211,   ///< a day that the calendar does not have
  // 25x: formulas
  formula_syntax = 250,     ///< what stands there belongs to no formula
  formula_too_large = 251,  ///< too long or nested too deep
  formula_kind = 252,       ///< a condition where a number belongs, or the other way round
  // 3xx: curves and rules
  curve_overlap = 301,          ///< two pieces share a value
  curve_step_zero = 302,        ///< a staircase whose step is zero
  curve_reciprocal_zero = 303,  ///< a reciprocal piece that contains zero
  parameter_unbound = 310,      ///< a named parameter without a value
  parameter_range = 311,        ///< a parameter outside what its form allows
  target_zero = 312,  ///< a proportional rule whose target is zero and which has no meaning for it
  rule_opaque = 313,  ///< a custom rule where a curve is needed
  // 4xx: rulebooks
  rulebook_id_missing = 400,    ///< an id that is empty
  rulebook_id = 401,            ///< an id that is repeated or not allowed
  rulebook_empty = 402,         ///< a section without indicators
  marks_sum = 403,              ///< full marks below do not add up to those above
  marks_range = 404,            ///< full marks below zero, or none where a target needs them
  rule_on_section = 405,        ///< a section that has a rule or a metric
  metric_unknown = 406,         ///< an id that is no metric of the rulebook, or none where one is needed
  metric_unused = 407,          ///< a metric where no rule reads it
  aggregation_terms = 408,      ///< an uplift, table or weight that is missing, unused or out of range
  rule_above_full_marks = 410,  ///< the rule can give more than its full marks
  rule_below_full_marks = 411,  ///< the rule never gives its full marks
  rule_below_zero = 412,        ///< the rule can give less than zero
  rule_covers_nothing = 413,    ///< no value has a score
  rule_gap = 414,               ///< values of the domain have no score
  tier_range = 415,             ///< a tier without ends, or beyond full marks
  piece_unreachable = 416,      ///< a piece or row that no value of the domain reaches
  rule_not_monotonic = 417,     ///< points that rise and fall where the form promises one way
  grade_overlap = 420,          ///< a total with two grades
  grade_gap = 421,              ///< totals without a grade
  gate_grade = 422,             ///< a gate that sets a grade that there is not
  gate_cap = 423,               ///< a cap with more places than the total is rounded to
  gate_results = 424,           ///< a gate that sets a score and asks about scores
  grade_unreachable = 425,      ///< a grade that no total and no gate gives
  override_unknown = 430,       ///< an override of a line that the base has not, or an addition that it has
  override_dead = 431,          ///< an override that changes nothing
  override_uncited = 432,       ///< an override without a clause
  base_unknown = 433,           ///< no rulebook to extend, or one that extends itself
  // 5xx: files
  file_unreadable = 501,     ///< cannot be opened or read
  file_too_large = 502,      ///< more bytes, levels or values than the reader allows
  file_encoding = 503,       ///< not UTF-8
  file_syntax = 504,         ///< not YAML or JSON
  file_two_documents = 505,  ///< a second document in one file
  file_format = 506,         ///< the first key does not name a format that can be read
  key_duplicate = 510,       ///< a key that stands twice in one mapping
  key_unknown = 511,         ///< a key that means nothing there
  key_missing = 512,         ///< a key that must be there
  value_kind = 513,          ///< a text where a mapping belongs, or the like
  value_unknown = 514,       ///< a word that is none of those allowed
  field_unknown = 520,       ///< a name that the budget does not have
  field_unit = 521,          ///< a unit that the field cannot have
  rulebook_unknown = 530,    ///< no shipped rulebook of that id
  // 6xx: evaluation
  node_unknown = 601,  ///< an answer, exemption or score for an indicator that the rulebook does not have
  exemption_refused = 602,         ///< not applicable, where the rulebook does not allow that
  answer_unknown = 603,            ///< an item or tier that the rule does not have
  answer_out_of_range = 604,       ///< a score outside what the rule leaves to the evaluator
  answer_unused = 605,             ///< an answer to an indicator that a formula scores
  section_marks = 606,             ///< full marks of an open section that depart from the default
  target_kind_without_rule = 607,  ///< a kind of target for which the rulebook has no rule
  actual_not_a_number = 608,       ///< words where the target is a number
  alternatives_given = 609,        ///< data for several of the alternatives of which one counts
  marks_none_apply = 610,          ///< nothing applies, so the total cannot be scaled
  measure_range = 611,             ///< a measured value outside the domain of its metric
  weights_zero = 612,              ///< all weights of what applies are 0
  structure_only = 613,            ///< the rulebook has no marks and rules: it must be extended to score
  row_unconfirmed = 614,           ///< a row that strict scoring refuses: not modelled, or not verified
  roll_up_mismatch = 620,          ///< units of different years or rulebooks
  roll_up_partial = 621,           ///< a figure that only some units give
  roll_up_weight = 622,            ///< a unit without the amount that an average is weighted by
};

/// `fiscore.102`
[[nodiscard]] std::string to_string(errc code);

enum class severity : std::uint8_t { note, warning, error };

/// A place in a file: line and column from 1, the column counted in characters (not bytes), `width`
/// characters wide. Line 0: not known.
struct place {
  std::string file;
  int line = 0;
  int column = 1;
  int width = 1;

  [[nodiscard]] bool known() const noexcept { return line > 0; }
  friend bool operator==(place const&, place const&) = default;
};

/// One thing that is wrong. `path` names the part of the object (`nodes/2/rule/limit`), `where` the part of
/// the file; either may be empty. `text` is the offending text as it stands there.
struct diagnostic {
  severity level = severity::error;
  errc code = errc::number_syntax;
  bilingual message;
  std::string text;
  bilingual expected;
  bilingual hint;
  std::string path;
  place where;
  /// Other places involved: the first definition of a duplicate, the other of two cells that overlap.
  struct related {
    bilingual message;
    std::string path;
    place where;
  };
  std::vector<related> others;
};

using diagnostics = std::vector<diagnostic>;

/// One line: place, severity, code, message, and the path where there is no place.
[[nodiscard]] std::string to_string(diagnostic const& what, language in = language::en);

/// As a compiler prints it: the line of `to_string`, the source line with a caret under the offending text,
/// then what was expected, the hint and the other places. `source` is the whole text of the file, or empty.
[[nodiscard]] std::string render(diagnostic const& what, std::string_view source, language in);

/// True if any of them is of severity error.
[[nodiscard]] bool has_error(diagnostics const& all) noexcept;

/// Thrown by the functions that have a `try_` twin: everything that was wrong, at least one.
class error : public std::exception {
 public:
  explicit error(diagnostic what);
  explicit error(fiscore::diagnostics all);

  [[nodiscard]] fiscore::diagnostics const& diagnostics() const noexcept { return all_; }
  [[nodiscard]] errc code() const noexcept { return all_.front().code; }
  [[nodiscard]] char const* what() const noexcept override { return what_.c_str(); }

 private:
  fiscore::diagnostics all_;
  std::string what_;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/base/impl/diagnostic.ipp>
#endif
