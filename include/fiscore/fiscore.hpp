// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The core of Fiscore: numbers, units, the budget, rules, rulebooks and evaluation. Reading and writing
/// files is <fiscore/io/...>, in the target fiscore::io.

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/evaluate/targets.hpp>
#include <fiscore/number/root.hpp>
#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/family.hpp>
#include <fiscore/rulebook/validate.hpp>
