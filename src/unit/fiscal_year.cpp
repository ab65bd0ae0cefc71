// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/fiscal_year.hpp>

#include <fiscore/unit/impl/fiscal_year.ipp>
