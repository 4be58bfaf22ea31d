// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

struct Theme;

/// The menus of the window, in order.
enum class MenuId { File, Edit, View, Insert, Arrange, Analyse, Help };

/// Where a shortcut works.
enum class Scope {
    Window, ///< everywhere
    Canvas, ///< while the board itself has the focus, and no field or menu over it: plain letters,
            ///< arrows, clipboard
};

/// One thing the program can be told to do; menus, toolbars, shortcuts and the shortcut sheet all
/// come from this.
struct ActionSpec {
    QString id;
    QString text;
    MenuId menu = MenuId::File;
    QString icon;
    QStringList shortcuts; ///< in Qt's portable notation
    Scope scope = Scope::Window;
    bool isCheckable = false;
    bool beginsGroup = false; ///< a separator before it in the menu
};

/// Every action of the program, in menu order.
QList<ActionSpec> actionSpecs();
QString menuTitle(MenuId menu);

/// The actions as Qt sees them.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    const QList<ActionSpec> &specs() const { return m_specs; }
    QAction *action(const QString &id) const;
    QList<QAction *> inScope(Scope scope) const;

    /// Runs before each action that the person triggers; when it returns false, the action has
    /// been dealt with. (With a toggle it runs after, and cannot stop it.)
    void setBefore(const std::function<bool(const ActionSpec &)> &before) { m_before = before; }
    /// What the action does; each has exactly one meaning.
    void bind(const QString &id, const std::function<void()> &function);
    /// What a checkable action does when it is checked or unchecked.
    void bindToggle(const QString &id, const std::function<void(bool)> &function);
    /// Actions that do nothing yet.
    QStringList unbound() const;

    void setIconColours(const Theme &theme);

private:
    const ActionSpec &spec(const QString &id) const;
    bool mayRun(const QString &id) const;

    QList<ActionSpec> m_specs;
    QHash<QString, QAction *> m_actions;
    QSet<QString> m_bound;
    std::function<bool(const ActionSpec &)> m_before;
};
