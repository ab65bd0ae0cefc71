// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/count_deduction.hpp>

#include <fiscore/rule/impl/count_deduction.ipp>
