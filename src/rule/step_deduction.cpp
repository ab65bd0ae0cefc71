// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/step_deduction.hpp>

#include <fiscore/rule/impl/step_deduction.ipp>
