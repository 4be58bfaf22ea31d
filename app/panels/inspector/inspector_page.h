// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/common_settings.h"
#include "app/session/workspace.h"

#include <QWidget>

#include <functional>

class LineField;
class QVBoxLayout;
class SettingEditor;

/// What the inspector shows of one selection: parts one below the other, each
/// following the design. When other elements are selected, the inspector makes another page.
class InspectorPage : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPage(Workspace &workspace);

    Workspace &workspace() const { return m_workspace; }
    const core::Design &design() const { return m_workspace.document.design(); }
    /// The elements the page is about; none on the page of the design.
    const core::ElementIds &ids() const { return m_ids; }
    QList<core::SettingSpec> commonSettings() const { return commonSpecs(m_elements); }

    /// Brings every piece up to date with the design.
    void refresh();
    /// Runs now, and again whenever the design or the estimate changes.
    void follow(const std::function<void()> &refresh);

    /// Adds a piece below the others.
    void add(QWidget *piece);
    void addSpace(int height);
    void addTitle(const QString &text);
    /// A small heading, with some room above.
    void addHeading(const QString &text);
    /// The settings that all elements of the page have in common, the rarer ones in sections.
    void addSettings();
    /// Settings of the only element that its type does not declare, for reading.
    void addUndeclared();
    /// The button that removes the elements of the page.
    void addDeleteButton(const QString &text);

    /// A line that follows one text and edits it; it takes the focus of focusName().
    LineField *makeLine(
        const std::function<QString()> &text, const std::function<void(const QString &)> &edit);
    /// A line for the name of a component or the label of a connection.
    LineField *makeName(const core::ElementId &id, const std::function<QString()> &text);

    /// Consecutive changes of one thing of the page's elements are one undo step by this key.
    QString mergeKey(const QString &what) const;

private:
    SettingEditor *makeSetting(const core::SettingSpec &spec);
    void addSection(const QString &group, const QList<core::SettingSpec> &specs);
    void commitSetting(const core::SettingSpec &spec, const std::optional<core::Setting> &value);

    Workspace &m_workspace;
    const core::ElementIds m_ids;
    QList<Inspected> m_elements;
    QVBoxLayout *m_column;
    QList<std::function<void()>> m_followers;
};
