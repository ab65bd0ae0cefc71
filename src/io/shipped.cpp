// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/shipped.hpp>

#include <string>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

rulebook load_shipped(std::string_view id) {
  std::string known;
  for (auto const& each : shipped_rulebooks()) {
    if (each.id == id) return read_rulebook(each.text, std::string(id) + ".yaml").take();
    known += (known.empty() ? "" : ", ") + std::string(each.id);
  }
  diagnostic what;
  what.code = errc::rulebook_unknown;
  what.text = std::string(id);
  what.message = {"没有内置的指标体系“" + what.text + "”",
                  "there is no shipped rulebook \"" + what.text + "\""};
  what.expected = {known, known};
  throw error(std::move(what));
}

}  // namespace fiscore::inline FISCORE_ABI
