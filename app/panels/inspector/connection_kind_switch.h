// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

#include <QFrame>

class QButtonGroup;

/// The kind that all connections have, if they have the same.
std::optional<core::ConnectionKind> commonKind(const QList<core::Connection> &connections);

/// The four kinds of a connection side by side; the arrows move between them.
class ConnectionKindSwitch : public QFrame {
    Q_OBJECT

public:
    explicit ConnectionKindSwitch(const core::Catalog &catalog, QWidget *parent = nullptr);

    /// Checks the kind, or none.
    void setKind(std::optional<core::ConnectionKind> kind);

Q_SIGNALS:
    /// A person chose another kind.
    void chosen(core::ConnectionKind kind);

private:
    QButtonGroup *m_buttons;
};
