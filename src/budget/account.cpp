// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/account.hpp>

#include <fiscore/budget/impl/account.ipp>
