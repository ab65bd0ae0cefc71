// SPDX-License-Identifier: BSL-1.0
#include <fiscore/fiscore.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/results.hpp>
#include <fiscore/io/shipped.hpp>

#include <iostream>

int main() {
  using namespace fiscore;
  rulebook const book = load_shipped("cn-hunan-department-2017");
  auto read = read_dossier("{\"fiscore\": \"dossier/1\", \"id\": \"stranger\", \"fiscal_year\": 2021}");
  dossier const office = std::move(read).take();
  std::cout << to_json(book, office, evaluate(book, office));
  return evaluate(book, office).total().high == 100 ? 0 : 1;
}
