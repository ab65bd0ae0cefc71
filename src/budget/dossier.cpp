// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/dossier.hpp>

#include <fiscore/budget/impl/dossier.ipp>
