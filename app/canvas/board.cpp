// SPDX-License-Identifier: MIT
#include "app/canvas/board.h"

#include "app/canvas/add_popup.h"
#include "app/canvas/board_edits.h"
#include "app/canvas/clipboard.h"
#include "app/canvas/hover_text.h"
#include "app/canvas/inline_editor.h"
#include "core/model/edits.h"
#include "core/model/visible.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

Board::Board(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_scene(workspace.library.catalog, workspace.appearance.theme()),
      m_interaction(workspace.document, workspace.selection, m_scene, workspace.library.catalog),
      m_view(m_scene, m_interaction, this)
{
    setFocusProxy(&m_view);
    followDocument();
    connect(&m_interaction, &Interaction::componentWanted, this, &Board::openPopupAt);
    connect(
        &m_interaction, &Interaction::textWanted, this, [this](const auto &id) { editText(id); });
    connect(&m_interaction, &Interaction::newTextWanted, this, &Board::editText);
    connect(&m_view, &View::nameTyped, this, &Board::beginName);
    connect(&m_interaction, &Interaction::findingsWanted, this,
        [this](const core::ElementId &id) { Q_EMIT findingsWanted(m_scene.badgeSubjects(id)); });
    connect(&m_view, &View::menuWanted, this, &Board::menuWanted);
    connect(&m_view, &View::moved, this, [this] { m_isFitted = false; });
}

void Board::followDocument()
{
    auto &document = m_workspace.document;
    m_scene.apply(document.design(), core::difference({}, document.design()));
    connect(&document, &Document::changed, this,
        [this](const core::Diff &diff) { m_scene.apply(m_workspace.document.design(), diff); });
    connect(&m_workspace.selection, &Selection::changed, this,
        [this] { m_scene.setSelected(m_workspace.selection.ids()); });
    connect(&m_workspace.analyst, &Analyst::updated, this, [this] {
        const auto &analyst = m_workspace.analyst;
        m_scene.setAnalysis(analyst.analysis().estimate, analyst.review());
    });
    connect(&m_workspace.appearance, &Appearance::changed, this, [this] {
        auto style = m_scene.style();
        style.theme = m_workspace.appearance.theme();
        setStyle(style);
    });
}

void Board::setStyle(const CanvasStyle &style)
{
    m_scene.setStyle(style);
    m_view.viewport()->update();
}

void Board::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view.setGeometry(rect());
    Q_EMIT resized();
    if (m_isFitted) {
        fitAll();
    }
}

bool Board::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString Board::toolTipAt(const QPoint &position) const
{
    if (m_interaction.isBusy()) {
        return {};
    }
    const auto hit = canvas::hitAt(m_scene, m_view.mapToScene(position), m_view.zoom());
    const auto &analyst = m_workspace.analyst;
    const auto found = analyst.review().about(m_scene.badgeSubjects(hit.id));
    return hit.part == Hit::Part::Badge
        ? canvas::findingsToolTip(found)
        : canvas::elementToolTip(m_workspace.document.design(), m_workspace.library.catalog,
            analyst.analysis().estimate, found, hit.id);
}

void Board::addInSight(const QString &type)
{
    m_interaction.place(type, m_view.mapToScene(m_view.viewport()->rect().center()));
    reveal(m_workspace.selection.ids());
}

void Board::openAddPopup()
{
    openPopupAt(m_view.insertionPoint(), {});
}

void Board::openPopupAt(const QPointF &at, const core::ElementId &connectFrom)
{
    auto *popup =
        new AddPopup(m_workspace.library.catalog, m_workspace.appearance.theme(), &m_view);
    connect(popup, &AddPopup::chosen, this, [this, at, connectFrom](const QString &type) {
        m_interaction.place(type, at, connectFrom);
        reveal(m_workspace.selection.ids());
    });
    popup->openAt(m_view.mapFromScene(at));
}

QRectF Board::editorRect(const core::ElementId &id) const
{
    const auto &design = m_workspace.document.design();
    if (const auto *component = core::find(design.components, id)) {
        return component->rect;
    }
    if (const auto *annotation = core::find(design.annotations, id)) {
        return annotation->rect;
    }
    QRectF rect(0, 0, 160, 26);
    rect.moveCenter(m_scene.route(id).labelAt);
    return rect;
}

void Board::editText(const core::ElementId &id, const QString &mergeKey)
{
    openEditor(id, mergeKey);
}

InlineEditor *Board::openEditor(const core::ElementId &id, const QString &mergeKey)
{
    const auto &design = m_workspace.document.design();
    const auto *component = core::find(design.components, id);
    const auto *annotation = core::find(design.annotations, id);
    const auto *connection = core::find(design.connections, id);
    if (!component && !annotation && !connection) {
        return nullptr;
    }
    const auto text = component ? component->name
        : annotation            ? annotation->text
                                : connection->label;
    auto *editor = new InlineEditor(
        text, annotation ? InlineEditor::Lines::Many : InlineEditor::Lines::One, &m_view);
    auto place = m_view.mapFromScene(editorRect(id)).boundingRect();
    place.setHeight(annotation ? std::max(60, place.height()) : 34);
    place.setWidth(std::max(140, place.width()));
    editor->setGeometry(place);
    editor->show();
    editor->setFocus();
    // However often what is typed reaches the design meanwhile, it is one step.
    const auto key =
        mergeKey.isEmpty() ? QStringLiteral("text %1").arg(++m_editorsOpened) : mergeKey;
    connect(editor, &InlineEditor::paused, this, [this, id, key](const QString &soFar) {
        if (!soFar.trimmed().isEmpty()) { // an empty text would take the element with it
            writeText(id, soFar, key);
        }
    });
    connect(editor, &InlineEditor::finished, this,
        [this, id, key](const QString &next) { keepText(id, next, key); });
    return editor;
}

void Board::beginName(const core::ElementId &id, const QString &text)
{
    m_interaction.forgetFresh();
    if (auto *editor = openEditor(id, {})) {
        editor->insertPlainText(text); // in place of the name, which is selected
    }
}

void Board::writeText(const core::ElementId &id, const QString &text, const QString &mergeKey)
{
    m_workspace.document.commit(
        tr("Rename"), core::edits::writeText(m_workspace.document.design(), id, text), mergeKey);
}

void Board::keepText(const core::ElementId &id, const QString &text, const QString &mergeKey)
{
    writeText(id, text, mergeKey);
    // Who clicked into another field wants to type there.
    const auto *focused = QApplication::focusWidget();
    if (!focused || qobject_cast<const InlineEditor *>(focused)) {
        m_view.setFocus();
    }
}

void Board::editSelectedText()
{
    if (m_workspace.selection.ids().size() == 1) {
        editText(*m_workspace.selection.ids().cbegin());
    }
}

void Board::copy() const
{
    const auto fragment =
        core::edits::fragment(m_workspace.document.design(), m_workspace.selection.ids());
    if (!fragment.isEmpty()) {
        QGuiApplication::clipboard()->setMimeData(clipboard::toMime(fragment).release());
    }
}

void Board::cut()
{
    copy();
    board_edits::removeSelected(m_workspace.document, m_workspace.selection);
}

void Board::paste()
{
    const auto *mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || !clipboard::hasFragment(*mime)) {
        Q_EMIT notice(tr("The clipboard holds nothing from a board."));
        return;
    }
    const auto fragment = clipboard::fromMime(*mime);
    if (!fragment) {
        Q_EMIT notice(fragment.error().text());
        return;
    }
    board_edits::paste(
        m_workspace.document, m_workspace.selection, *fragment, m_view.insertionPoint());
    reveal(m_workspace.selection.ids());
}

void Board::selectNeighbour(int step)
{
    const auto id = board_edits::neighbourInOrder(
        m_workspace.document.design(), m_workspace.selection.ids(), step);
    if (!id.isEmpty()) {
        m_workspace.selection.set({id});
        reveal({id});
    }
}

void Board::fitAll()
{
    const auto &design = m_workspace.document.design();
    const auto &annotations = design.annotations;
    const bool isBlank = design.components.isEmpty()
        && std::all_of(annotations.begin(), annotations.end(), core::isInvisible);
    m_view.fit(isBlank ? QRectF() : m_scene.contentRect());
    m_isFitted = true;
}

void Board::fitSelection()
{
    if (!m_workspace.selection.isEmpty()) {
        m_view.fit(m_scene.contentRect(m_workspace.selection.ids()));
    }
}

void Board::reveal(const core::ElementIds &ids)
{
    m_view.reveal(m_scene.contentRect(ids));
}
