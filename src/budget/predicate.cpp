// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/predicate.hpp>

#include <fiscore/budget/impl/predicate.ipp>
