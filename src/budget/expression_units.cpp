// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/detail/expression.hpp>

#include <fiscore/budget/impl/expression_units.ipp>
