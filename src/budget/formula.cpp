// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/formula.hpp>

#include <fiscore/budget/impl/formula.ipp>
