// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/shipped.hpp>

#include "read_metric.hpp"

#include <string>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {

extern std::string_view const metrics_text;  // made by cmake/embed.cmake

namespace {

std::vector<metric> read_metrics() {
  reading_context context{"metrics/cn.yaml", {}};
  std::vector<metric> made;
  auto const root = parse_tree(metrics_text, context.file, {}, context.problems);
  if (root) {
    mapping_reader keys(*root, context);
    if (check_format(keys, "metrics")) {
      for (auto const& each : read_sequence(keys.required("metrics"), context)) {
        made.push_back(read_metric(each, context, {}));
      }
    }
  }
  if (has_error(context.problems)) throw error(std::move(context.problems));
  return made;
}

}  // namespace
}  // namespace io

std::span<metric const> shipped_metrics() {
  static std::vector<metric> const all = io::read_metrics();
  return all;
}

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
