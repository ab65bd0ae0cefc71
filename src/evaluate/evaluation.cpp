// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluation.hpp>

#include <fiscore/evaluate/impl/evaluation.ipp>
