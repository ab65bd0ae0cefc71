// SPDX-License-Identifier: BSL-1.0
#include "read_metric.hpp"
#include "words.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI::io {

namespace {

domain domain_of(tree const& node, reading_context& context) {
  mapping_reader keys(node, context);
  auto const kind = keys.required_choice("kind", words::domains);
  interval within;
  if (tree const* found = keys.optional("within"))
    within = read_interval(*found, context).value_or(interval());
  int places = 0;
  if (kind == 2U) {
    tree const* found = keys.required("places");
    auto const value = found == nullptr ? std::nullopt : read_rational(*found, context);
    if (value && (!value->is_whole() || value->sign() < 0 || *value > 100)) {
      context.report(errc::value_unknown, *found, "小数位数须在 0 与 100 之间",
                     "places lie between 0 and 100");
    } else if (value) {
      places = static_cast<int>(floor(*value).to_int64());
    }
  }
  switch (kind.value_or(0)) {
    case 1:
      return domain::whole(within);
    case 2:
      return domain::decimals(places, within);
    case 3:
      return domain::days(within);
    default:
      return domain::real(within);
  }
}

}  // namespace

formula read_formula(tree const& node, reading_context& context) {
  if (node.what != tree::kind::scalar) {
    context.report(errc::value_kind, node, "公式应为文字", "a formula is a text");
    return {};
  }
  auto read = formula::try_parse(node.text);
  if (read) return std::move(*read);
  context.report(std::move(read).error(), node);
  return {};
}

citation read_citation(tree const& node, reading_context& context, std::string const& document) {
  mapping_reader keys(node, context);
  citation made{keys.text("document"), keys.text("clause"), keys.flag("verified", false)};
  tree const* own = node.find("document");
  if (own == nullptr || own->is_null()) made.document = document;
  return made;
}

metric read_metric(tree const& node, reading_context& context, std::string const& document) {
  mapping_reader keys(node, context);
  metric made;
  made.id = keys.required_text("id");
  made.title = keys.words("title");
  if (tree const* found = keys.required("formula")) made.formula = read_formula(*found, context);
  if (auto const rows = keys.choice("rows", words::scopes)) made.rows = static_cast<scope>(*rows);
  made.unit = unit(keys.text("unit"));
  if (tree const* found = keys.optional("domain")) made.domain = domain_of(*found, context);
  if (tree const* found = keys.optional("source")) made.source = read_citation(*found, context, document);
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI::io
