// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/roll_up.hpp>

#include <fiscore/evaluate/impl/roll_up.ipp>
