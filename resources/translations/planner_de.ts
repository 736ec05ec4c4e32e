<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ArrangingScene</name>
    <message>
        <source>'{0}' is locked. Unlock with Ctrl+Shift+K.</source>
        <translation>„{0}“ ist gesperrt. Entsperren mit Strg+Umschalt+K.</translation>
    </message>
    <message>
        <source>{0} elements are locked. Unlock with Ctrl+Shift+K.</source>
        <translation>{0} Elemente sind gesperrt. Entsperren mit Strg+Umschalt+K.</translation>
    </message>
</context>
<context>
    <name>CanvasScene</name>
    <message>
        <source>Connect to '{0}': press Enter. Escape gives up.</source>
        <translation>Mit „{0}“ verbinden: Eingabetaste drücken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Click where it belongs. Shift places several, Escape gives up.</source>
        <translation>Klicken Sie, wohin es gehört. Umschalt platziert mehrere, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Connect '{0}': choose the other end with Tab, then press Enter. Escape gives up.</source>
        <translation>„{0}“ verbinden: mit Tab das andere Ende wählen, dann Eingabe. Esc bricht ab.</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Drawing of the topology</source>
        <translation>Zeichnung der Topologie</translation>
    </message>
    <message>
        <source>Tab goes from element to element, arrow keys move it, Enter edits it. The design tree lists all.</source>
        <translation>Tab geht von Element zu Element, die Pfeiltasten verschieben es, die Eingabetaste bearbeitet es. Der Entwurfsbaum listet alles auf.</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>ChecklistTab</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Klausel</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Was sie verlangt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Note: where this is settled, by whom</source>
        <translation>Notiz: wo dies geregelt ist, von wem</translation>
    </message>
    <message>
        <source>Note to the answer</source>
        <translation>Notiz zur Antwort</translation>
    </message>
    <message>
        <source>&amp;Met</source>
        <translation>&amp;Erfüllt</translation>
    </message>
    <message>
        <source>N&amp;ot met</source>
        <translation>&amp;Nicht erfüllt</translation>
    </message>
    <message>
        <source>Does not a&amp;pply</source>
        <translation>&amp;Trifft nicht zu</translation>
    </message>
    <message>
        <source>O&amp;pen again</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Trifft nicht zu</translation>
    </message>
    <message>
        <source>Choose a clause to answer it.</source>
        <translation>Wählen Sie eine Klausel, um sie zu beantworten.</translation>
    </message>
    <message>
        <source>Met when: {0}</source>
        <translation>Erfüllt, wenn: {0}</translation>
    </message>
    <message>
        <source>Not met when: {0}</source>
        <translation>Nicht erfüllt, wenn: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}, {2}</source>
        <translation>{0}: {1}, {2}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command, a panel, a file or an element</source>
        <translation>Befehl, Bereich, Datei oder Element eingeben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Not possible now: {0}</source>
        <translation>Zurzeit nicht möglich: {0}</translation>
    </message>
    <message>
        <source>Enter does it, Escape closes.</source>
        <translation>Eingabe führt aus, Esc schließt.</translation>
    </message>
</context>
<context>
    <name>CommentsTab</name>
    <message>
        <source>Text, name or element</source>
        <translation>Text, Name oder Element</translation>
    </message>
    <message>
        <source>Filter comments</source>
        <translation>Kommentare filtern</translation>
    </message>
    <message>
        <source>Which comments are listed</source>
        <translation>Welche Kommentare aufgelistet werden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Erledigt</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>The comment with its replies</source>
        <translation>Der Kommentar mit seinen Antworten</translation>
    </message>
    <message>
        <source>Select an element and press Ctrl+Alt+N to comment on it; without a selection, on the design.</source>
        <translation>Wählen Sie ein Element und drücken Sie Strg+Alt+N, um es zu kommentieren; ohne Auswahl den Entwurf.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Wieder öffnen</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>{0} compared with {1}</source>
        <translation>{0} verglichen mit {1}</translation>
    </message>
    <message>
        <source>Before: {0}</source>
        <translation>Vorher: {0}</translation>
    </message>
    <message>
        <source>After: {0}</source>
        <translation>Nachher: {0}</translation>
    </message>
    <message>
        <source>Both, one over the other</source>
        <translation>Beide übereinander</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>A&amp;blehnen</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>A&amp;lle annehmen</translation>
    </message>
    <message>
        <source>Re&amp;ject all</source>
        <translation>All&amp;e ablehnen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>One over the other</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>How the designs are shown</source>
        <translation>Wie die Entwürfe gezeigt werden</translation>
    </message>
    <message>
        <source>How much differs</source>
        <translation>Wie viel abweicht</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>settings of the design</source>
        <translation>Einstellungen des Entwurfs</translation>
    </message>
    <message>
        <source>No differences.</source>
        <translation>Keine Unterschiede.</translation>
    </message>
    <message>
        <source>Nothing that is judged differs.</source>
        <translation>Nichts, was beurteilt wird, unterscheidet sich.</translation>
    </message>
    <message>
        <source>Accept changes</source>
        <translation>Änderungen annehmen</translation>
    </message>
    <message>
        <source>Reject changes</source>
        <translation>Änderungen ablehnen</translation>
    </message>
</context>
<context>
    <name>ConsequencesBar</name>
    <message>
        <source>Comparing findings and worksheets</source>
        <translation>Befunde und Arbeitsblätter werden verglichen</translation>
    </message>
    <message>
        <source>Comparing findings and worksheets…</source>
        <translation>Befunde und Arbeitsblätter werden verglichen…</translation>
    </message>
    <message>
        <source>Findings and worksheets were not compared.</source>
        <translation>Befunde und Arbeitsblätter wurden nicht verglichen.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Compare them</source>
        <translation>&amp;Vergleichen</translation>
    </message>
</context>
<context>
    <name>DefectDialog</name>
    <message>
        <source>A defect of the planner</source>
        <translation>Ein Fehler des Planers</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>Der Bericht ist in {0}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something in the planner failed. Your work is kept: a copy was written, and the window goes on. Save the design, and send the report to whoever maintains the planner.</source>
        <translation>Im Planer ist etwas fehlgeschlagen. Ihre Arbeit bleibt erhalten: Eine Kopie wurde geschrieben, und das Fenster läuft weiter. Speichern Sie den Entwurf und senden Sie den Bericht an die, die den Planer betreuen.</translation>
    </message>
    <message>
        <source>The planner ended unexpectedly last time. Unsaved work is offered separately. Please send the report to whoever maintains the planner.</source>
        <translation>Der Planer wurde letztes Mal unerwartet beendet. Nicht gespeicherte Arbeit wird gesondert angeboten. Bitte senden Sie den Bericht an die, die den Planer betreuen.</translation>
    </message>
    <message>
        <source>&amp;Save the design</source>
        <translation>Entwurf &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message numerus="yes">
        <source>%n defect(s) so far.</source>
        <translation>
            <numerusform>Bisher %n Fehler.</numerusform>
            <numerusform>Bisher %n Fehler.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesignTree</name>
    <message>
        <source>Search by name, id, address</source>
        <translation>Nach Name, ID, Adresse suchen</translation>
    </message>
    <message>
        <source>Search the design</source>
        <translation>Entwurf durchsuchen</translation>
    </message>
    <message>
        <source>Elements of the design</source>
        <translation>Elemente des Entwurfs</translation>
    </message>
    <message>
        <source>Shift chooses several. Alt with an arrow key moves what is chosen on the drawing.</source>
        <translation>Umschalt wählt mehrere. Alt mit einer Pfeiltaste verschiebt das Gewählte auf der Zeichnung.</translation>
    </message>
    <message>
        <source>Between zones</source>
        <translation>Zwischen Zonen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>{0} (hidden)</source>
        <translation>{0} (ausgeblendet)</translation>
    </message>
    <message>
        <source>{0} (switched off)</source>
        <translation>{0} (ausgeschaltet)</translation>
    </message>
</context>
<context>
    <name>DesignTreeModel</name>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Designs (*.yaml *.yml);;All files (*)</source>
        <translation>Entwürfe (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open design</source>
        <translation>Entwurf öffnen</translation>
    </message>
    <message>
        <source>What both come from (Cancel if there is none)</source>
        <translation>Wovon beide abstammen (Abbrechen, wenn es nichts gibt)</translation>
    </message>
    <message>
        <source>Changes since which version? (Cancel to leave them out)</source>
        <translation>Änderungen seit welcher Fassung? (Abbrechen lässt sie weg)</translation>
    </message>
    <message>
        <source>Review report</source>
        <translation>Prüfbericht</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Merging '{0}' and '{1}'…</source>
        <translation>„{0}“ und „{1}“ werden zusammengeführt…</translation>
    </message>
    <message>
        <source>Topology documents (*.tbxml *.xml *.zip);;All files (*)</source>
        <translation>Topologiedokumente (*.tbxml *.xml *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import Topology Builder document</source>
        <translation>Dokument des Topologie-Generators importieren</translation>
    </message>
    <message>
        <source>Save design as</source>
        <translation>Entwurf speichern unter</translation>
    </message>
    <message>
        <source>Worksheets as PDF</source>
        <translation>Arbeitsblätter als PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export drawing</source>
        <translation>Zeichnung exportieren</translation>
    </message>
    <message>
        <source>Print drawing</source>
        <translation>Zeichnung drucken</translation>
    </message>
    <message>
        <source>Save the changes to '{0}'?</source>
        <translation>Änderungen an „{0}“ speichern?</translation>
    </message>
    <message>
        <source>Changes that are not saved will be lost.</source>
        <translation>Nicht gespeicherte Änderungen gehen verloren.</translation>
    </message>
    <message>
        <source>Do&amp;n't save</source>
        <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
        <source>'{0}' has been deleted or moved.</source>
        <translation>„{0}“ wurde gelöscht oder verschoben.</translation>
    </message>
    <message>
        <source>'{0}' was changed by someone else.</source>
        <translation>„{0}“ wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>It is not the file you opened any more. Saving now would replace what is there.</source>
        <translation>Es ist nicht mehr die Datei, die Sie geöffnet haben. Speichern würde ersetzen, was dort steht.</translation>
    </message>
    <message>
        <source>Saving now writes it anew.</source>
        <translation>Speichern schreibt sie neu.</translation>
    </message>
    <message>
        <source>&amp;Save anyway</source>
        <translation>Trotzdem &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>Ü&amp;berschreiben</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Reload from disk</source>
        <translation>Vom Datenträger neu &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Restore unsaved work on '{0}'?</source>
        <translation>Nicht gespeicherte Arbeit an „{0}“ wiederherstellen?</translation>
    </message>
    <message>
        <source>The planner ended before it was saved. The last copy is from {0}.</source>
        <translation>Der Planer wurde beendet, bevor sie gespeichert war. Die letzte Kopie ist von {0}.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Delete the copy</source>
        <translation>Kopie &amp;löschen</translation>
    </message>
    <message>
        <source>Ask me &amp;later</source>
        <translation>&amp;Später fragen</translation>
    </message>
    <message>
        <source>Topology Planner for Skype for Business Server</source>
        <translation>Topologieplaner für Skype for Business Server</translation>
    </message>
    <message>
        <source>Version {0}

Plans DNS, certificates, firewalls and the paths of Mobility.</source>
        <translation>Version {0}

Plant DNS, Zertifikate, Firewalls und die Wege der Mobilität.</translation>
    </message>
    <message>
        <source>Topology Planner</source>
        <translation>Topologieplaner</translation>
    </message>
</context>
<context>
    <name>DocumentController</name>
    <message>
        <source>Untitled design</source>
        <translation>Unbenannter Entwurf</translation>
    </message>
    <message>
        <source>this design is open for reading only (Review, Read only lets it be edited)</source>
        <translation>dieser Entwurf ist nur zum Lesen geöffnet (Überprüfen, Schreibgeschützt lässt ihn bearbeiten)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export worksheets</source>
        <translation>Arbeitsblätter exportieren</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Arbeitsblätter</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Templates of the planner</source>
        <translation>Vorlagen des Planers</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Templates</source>
        <translation>&amp;Vorlagen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose: {0}</source>
        <translation>Auswählen: {0}</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>Alle oder keine</translation>
    </message>
    <message>
        <source>All or none: {0}</source>
        <translation>Alle oder keine: {0}</translation>
    </message>
    <message>
        <source>Tick a format.</source>
        <translation>Kreuzen Sie ein Format an.</translation>
    </message>
    <message>
        <source>Tick a worksheet.</source>
        <translation>Kreuzen Sie ein Arbeitsblatt an.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>There is no such folder of templates.</source>
        <translation>Diesen Vorlagenordner gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Say how many users work on which sites; servers, networks and names are proposed</source>
        <translation>Sagen, wie viele Benutzer an welchen Standorten arbeiten; Server, Netze und Namen werden vorgeschlagen</translation>
    </message>
    <message>
        <source>Empty design</source>
        <translation>Leerer Entwurf</translation>
    </message>
    <message>
        <source>Begin with an empty canvas</source>
        <translation>Mit einer leeren Zeichenfläche beginnen</translation>
    </message>
    <message>
        <source>From a few answers</source>
        <translation>Aus wenigen Antworten</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>Neuer Entwurf</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>unsere</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>'{0}' was imported. What the document does not say is listed here.</source>
        <translation>„{0}“ wurde importiert. Hier steht, was das Dokument nicht sagt.</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message>
        <source>Opening '{0}'…</source>
        <translation>„{0}“ wird geöffnet…</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>Die Datei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Saving '{0}'…</source>
        <translation>„{0}“ wird gespeichert…</translation>
    </message>
    <message>
        <source>{0}: {1}. Nothing is lost: the design is still open here.</source>
        <translation>{0}: {1}. Nichts ist verloren: Der Entwurf ist hier noch geöffnet.</translation>
    </message>
    <message>
        <source>'{0}' could not be saved</source>
        <translation>„{0}“ konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Saved '{0}'</source>
        <translation>„{0}“ gespeichert</translation>
    </message>
    <message>
        <source>The copy cannot be read. It is kept as {0}.</source>
        <translation>Die Kopie kann nicht gelesen werden. Sie bleibt als {0} erhalten.</translation>
    </message>
    <message>
        <source>Unsaved work could not be restored</source>
        <translation>Nicht gespeicherte Arbeit konnte nicht wiederhergestellt werden</translation>
    </message>
</context>
<context>
    <name>FileWatch</name>
    <message>
        <source>'{0}' has been deleted or moved. The design is still open here.</source>
        <translation>„{0}“ wurde gelöscht oder verschoben. Der Entwurf ist hier noch geöffnet.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>'{0}' was changed by someone else.</source>
        <translation>„{0}“ wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>There are unsaved changes here, too.</source>
        <translation>Auch hier gibt es nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>&amp;Meine behalten</translation>
    </message>
    <message>
        <source>{0} on disk</source>
        <translation>{0} auf dem Datenträger</translation>
    </message>
    <message>
        <source>'{0}' is write-protected, so it is open for reading only.</source>
        <translation>„{0}“ ist schreibgeschützt und daher nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>&amp;Kopie speichern…</translation>
    </message>
    <message>
        <source>&amp;Edit all the same</source>
        <translation>Trotzdem &amp;bearbeiten</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Clause {0}</source>
        <translation>Klausel {0}</translation>
    </message>
    <message>
        <source>Without a clause</source>
        <translation>Ohne Klausel</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>{0} Accepted: {1}</source>
        <translation>{0} Akzeptiert: {1}</translation>
    </message>
    <message>
        <source>The design</source>
        <translation>Der Entwurf</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Filter by text, element or code</source>
        <translation>Nach Text, Element oder Code filtern</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Repair all of this kind</source>
        <translation>Alle dieser Art beheben</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Akzeptieren…</translation>
    </message>
    <message>
        <source>Severity…</source>
        <translation>Schweregrad…</translation>
    </message>
    <message>
        <source>Checking the design…</source>
        <translation>Der Entwurf wird geprüft…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Give the rule another severity in this design, or switch it off</source>
        <translation>Der Regel in diesem Entwurf einen anderen Schweregrad geben oder sie abschalten</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Nicht gruppiert</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>Nach Schweregrad</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>Nach Regel</translation>
    </message>
    <message>
        <source>By element</source>
        <translation>Nach Element</translation>
    </message>
    <message>
        <source>By clause</source>
        <translation>Nach Klausel</translation>
    </message>
    <message>
        <source>Group findings</source>
        <translation>Befunde gruppieren</translation>
    </message>
    <message>
        <source>Accepted: {0}</source>
        <translation>Akzeptiert: {0}</translation>
    </message>
    <message>
        <source>Show or hide findings that are accepted with a reason.</source>
        <translation>Mit Begründung akzeptierte Befunde ein- oder ausblenden.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Show or hide. {0}</source>
        <translation>Ein- oder ausblenden. {0}</translation>
    </message>
    <message>
        <source>No finding matches the filter.</source>
        <translation>Kein Befund passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet. Place zones and servers from the palette; they are checked at once.</source>
        <translation>Noch ist nichts gezeichnet. Platzieren Sie Zonen und Server aus der Palette; sie werden sofort geprüft.</translation>
    </message>
    <message>
        <source>No findings. The plan is consistent.</source>
        <translation>Keine Befunde. Der Plan ist stimmig.</translation>
    </message>
    <message>
        <source>Repair all {0} of this kind</source>
        <translation>Alle {0} dieser Art beheben</translation>
    </message>
    <message>
        <source>Do not accept any more</source>
        <translation>Nicht mehr akzeptieren</translation>
    </message>
</context>
<context>
    <name>HopList</name>
    <message>
        <source>Hops</source>
        <translation>Hops</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Hop</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Left and Right go hop by hop; Enter selects the element.</source>
        <translation>Links und Rechts gehen Hop für Hop; Eingabe wählt das Element aus.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation>Was sie gemeinsam haben</translation>
    </message>
    <message>
        <source>Change {0} of {1} elements</source>
        <translation>{0} von {1} Elementen ändern</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>{0} elements</source>
        <translation>{0} Elemente</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Untitled design</source>
        <translation>Unbenannter Entwurf</translation>
    </message>
    <message>
        <source>Settings of the design</source>
        <translation>Einstellungen des Entwurfs</translation>
    </message>
    <message>
        <source>and {0} more in the list of findings</source>
        <translation>und {0} weitere in der Liste der Befunde</translation>
    </message>
    <message>
        <source>Change {0} of '{1}'</source>
        <translation>{0} von „{1}“ ändern</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>{0} ändern</translation>
    </message>
</context>
<context>
    <name>Interview</name>
    <message>
        <source>Propose a design</source>
        <translation>Entwurf vorschlagen</translation>
    </message>
    <message>
        <source>Skype for Business Server</source>
        <translation>Skype for Business Server</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>&amp;Draw it</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Subscription Edition</source>
        <translation>Subscription Edition</translation>
    </message>
    <message>
        <source>The first one is the default; separate several by commas</source>
        <translation>Die erste ist die Standarddomäne; mehrere durch Kommas trennen</translation>
    </message>
    <message>
        <source>the first SIP domain</source>
        <translation>die erste SIP-Domäne</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>SIP &amp;domains</source>
        <translation>SIP-&amp;Domänen</translation>
    </message>
    <message>
        <source>Domain of &amp;Active Directory</source>
        <translation>Domäne von &amp;Active Directory</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>The pools of each two sites back each other up</source>
        <translation>Die Pools von je zwei Standorten sichern einander ab</translation>
    </message>
    <message>
        <source>Users come in from outside</source>
        <translation>Benutzer kommen von außen herein</translation>
    </message>
    <message>
        <source>Mobility: phones and tablets</source>
        <translation>Mobility: Telefone und Tablets</translation>
    </message>
    <message>
        <source>Federation with partners</source>
        <translation>Verbund mit Partnern</translation>
    </message>
    <message>
        <source>Guest Wi-Fi with an Internet line of its own</source>
        <translation>Gäste-WLAN mit eigener Internetleitung</translation>
    </message>
    <message>
        <source>Edge Servers stand behind NAT</source>
        <translation>Edgeserver stehen hinter NAT</translation>
    </message>
    <message>
        <source>One name and address for all Edge services</source>
        <translation>Ein Name und eine Adresse für alle Edgedienste</translation>
    </message>
    <message>
        <source>Directors in front of the pools</source>
        <translation>Directors vor den Pools</translation>
    </message>
    <message>
        <source>Web and A/V conferencing</source>
        <translation>Web- und A/V-Konferenzen</translation>
    </message>
    <message>
        <source>Office Web Apps: presentations in meetings</source>
        <translation>Office Web Apps: Präsentationen in Besprechungen</translation>
    </message>
    <message>
        <source>Enterprise Voice by a PSTN gateway</source>
        <translation>Enterprise-VoIP über ein PSTN-Gateway</translation>
    </message>
    <message>
        <source>Dial-in conferencing</source>
        <translation>Einwahlkonferenzen</translation>
    </message>
    <message>
        <source>Monitoring of calls</source>
        <translation>Überwachung der Anrufe</translation>
    </message>
    <message>
        <source>From outside</source>
        <translation>Von außen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Names and addresses are made up and listed as not confirmed. Everything can be changed in the drawing.</source>
        <translation>Namen und Adressen sind erfunden und als nicht bestätigt vermerkt. Alles lässt sich in der Zeichnung ändern.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>Redone: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>{0}[*] – Topology Planner</source>
        <translation>{0}[*] – Topologieplaner</translation>
    </message>
    <message>
        <source>{0}[*] (read only) – Topology Planner</source>
        <translation>{0}[*] (schreibgeschützt) – Topologieplaner</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Wird zusammengeführt…</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>{0} übernehmen</translation>
    </message>
    <message>
        <source>Both versions fit together: there is nothing to decide.</source>
        <translation>Beide Fassungen passen zusammen: Es ist nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Everything else is merged. Choose rows and whose value to take; without a choice of rows all are meant.</source>
        <translation>Alles andere ist zusammengeführt. Wählen Sie Zeilen und wessen Wert übernommen wird; ohne gewählte Zeilen sind alle gemeint.</translation>
    </message>
    <message>
        <source>what was before</source>
        <translation>den Stand davor</translation>
    </message>
    <message>
        <source>the design</source>
        <translation>der Entwurf</translation>
    </message>
    <message numerus="yes">
        <source>%n values were changed in both versions, each time differently.</source>
        <translation>
            <numerusform>%n Wert wurde in beiden Fassungen verschieden geändert.</numerusform>
            <numerusform>%n Werte wurden in beiden Fassungen verschieden geändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MobilityPanel</name>
    <message>
        <source>Mobility: places and services</source>
        <translation>Mobilität: Orte und Dienste</translation>
    </message>
    <message>
        <source>Moves between places</source>
        <translation>Wechsel zwischen Orten</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Working out Mobility…</source>
        <translation>Mobilität wird berechnet…</translation>
    </message>
    <message>
        <source>Enter opens the way in the path panel.</source>
        <translation>Eingabe öffnet den Weg im Bereich „Pfad“.</translation>
    </message>
    <message>
        <source>The plan could not be worked out; see the findings.</source>
        <translation>Der Plan konnte nicht berechnet werden; siehe Befunde.</translation>
    </message>
    <message>
        <source>No mobile device has a place yet: Mobility is off, no pool serves it, or nothing is drawn.</source>
        <translation>Noch kein Mobilgerät hat einen Ort: Mobilität ist aus, kein Pool bedient sie oder es ist nichts gezeichnet.</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>zu {0}</translation>
    </message>
    <message>
        <source>Places ({0} fail)</source>
        <translation>Orte ({0} scheitern)</translation>
    </message>
    <message>
        <source>Moves ({0} noticed)</source>
        <translation>Wechsel ({0} spürbar)</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Words of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Ctrl+Enter accepts, Escape gives up</source>
        <translation>Strg+Eingabe übernimmt, Esc bricht ab</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the palette</source>
        <translation>Palette durchsuchen</translation>
    </message>
    <message>
        <source>Elements to place</source>
        <translation>Platzierbare Elemente</translation>
    </message>
    <message>
        <source>Enter places the chosen element</source>
        <translation>Eingabe platziert das gewählte Element</translation>
    </message>
    <message>
        <source>Drag onto the canvas, or double-click to place: {0}</source>
        <translation>Auf die Zeichenfläche ziehen oder durch Doppelklick platzieren: {0}</translation>
    </message>
</context>
<context>
    <name>PathPanel</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To: name, address or element</source>
        <translation>Nach: Name, Adresse oder Element</translation>
    </message>
    <message>
        <source>Name, address or element</source>
        <translation>Name, Adresse oder Element</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Working out the plan…</source>
        <translation>Der Plan wird berechnet…</translation>
    </message>
    <message>
        <source>Choose where the connection starts and where it goes.</source>
        <translation>Wählen Sie, wo die Verbindung beginnt und wohin sie geht.</translation>
    </message>
    <message>
        <source>{0}, with a turn at {1}</source>
        <translation>{0}, mit Kehre bei {1}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{0}, {1} ways</source>
        <translation>{0}, {1} Wege</translation>
    </message>
    <message>
        <source>Way {0}:{1} {2}</source>
        <translation>Weg {0}:{1} {2}</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Add an element</source>
        <translation>Element hinzufügen</translation>
    </message>
    <message>
        <source>Type what to add</source>
        <translation>Eingeben, was hinzugefügt wird</translation>
    </message>
    <message>
        <source>What to add</source>
        <translation>Was hinzugefügt wird</translation>
    </message>
    <message>
        <source>What can be added</source>
        <translation>Was hinzugefügt werden kann</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Your name, under what you write</source>
        <translation>Ihr Name unter dem, was Sie schreiben</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ihr &amp;Name</translation>
    </message>
    <message>
        <source>Comments ({0} open)</source>
        <translation>Kommentare ({0} offen)</translation>
    </message>
    <message>
        <source>Checklist ({0} open)</source>
        <translation>Checkliste ({0} offen)</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Search by code or words</source>
        <translation>Nach Code oder Wörtern suchen</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>Regeln durchsuchen</translation>
    </message>
    <message>
        <source>Rules and their severities</source>
        <translation>Regeln und ihre Schweregrade</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Page of the rule</source>
        <translation>Seite der Regel</translation>
    </message>
    <message>
        <source>Severity in this &amp;design:</source>
        <translation>Schweregrad in diesem &amp;Entwurf:</translation>
    </message>
    <message>
        <source>Severity in this design</source>
        <translation>Schweregrad in diesem Entwurf</translation>
    </message>
    <message>
        <source>{0} (changed)</source>
        <translation>{0} (geändert)</translation>
    </message>
    <message>
        <source>As shipped ({0})</source>
        <translation>Wie ausgeliefert ({0})</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Name, FQDN, address, port, kind or finding</source>
        <translation>Name, FQDN, Adresse, Port, Art oder Befund</translation>
    </message>
    <message>
        <source>Find in the design</source>
        <translation>Im Entwurf suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation>Nach Name oder Tasten suchen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>&amp;Zuweisen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zurück&amp;setzen</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>Aktionen und ihre Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Tastenkürzel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>&amp;New shortcut:</source>
        <translation>&amp;Neues Tastenkürzel:</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>{0} (changed)</source>
        <translation>{0} (geändert)</translation>
    </message>
    <message>
        <source>'{0}' has it now and would lose it.</source>
        <translation>„{0}“ hat es jetzt und würde es verlieren.</translation>
    </message>
</context>
<context>
    <name>SitesTable</name>
    <message>
        <source>Add a &amp;site</source>
        <translation>&amp;Standort hinzufügen</translation>
    </message>
    <message>
        <source>Add a &amp;branch</source>
        <translation>&amp;Zweigstelle hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Sites and branches</source>
        <translation>Standorte und Zweigstellen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Zweigstelle von</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Survives a failure</source>
        <translation>Übersteht einen Ausfall</translation>
    </message>
    <message>
        <source>Own Edge</source>
        <translation>Eigener Edge</translation>
    </message>
    <message>
        <source>Inside network</source>
        <translation>Inneres Netz</translation>
    </message>
    <message>
        <source>Empty for a central site, which has a pool of its own</source>
        <translation>Leer bei einem zentralen Standort, der einen eigenen Pool hat</translation>
    </message>
    <message>
        <source>Of a site: one server may fail. Of a branch: calls go on while the WAN is down.</source>
        <translation>Beim Standort: Ein Server darf ausfallen. Bei der Zweigstelle: Anrufe gehen weiter, während das WAN ausgefallen ist.</translation>
    </message>
    <message>
        <source>Edge pool and reverse proxy of its own; the first site always has them</source>
        <translation>Eigener Edgepool und Reverseproxy; der erste Standort hat sie immer</translation>
    </message>
    <message>
        <source>For instance 10.20.0.0/16; empty for one that is made up</source>
        <translation>Zum Beispiel 10.20.0.0/16; leer für ein erfundenes</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweigstelle</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Fit everything</source>
        <translation>Alles einpassen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>{0}: not counted yet</source>
        <translation>{0}: noch nicht gezählt</translation>
    </message>
    <message>
        <source>Stop drawing lines ({0} %)</source>
        <translation>Zeichnen der Linien beenden ({0} %)</translation>
    </message>
    <message>
        <source>Draws the remaining lines straight, without ways around boxes</source>
        <translation>Zeichnet die übrigen Linien gerade, ohne Umwege um Kästen</translation>
    </message>
    <message>
        <source>Zoom {0}</source>
        <translation>Zoom {0}</translation>
    </message>
</context>
<context>
    <name>TrafficPanel</name>
    <message>
        <source>All lines at once</source>
        <translation>Alle Linien zugleich</translation>
    </message>
    <message>
        <source>Filter by name, port or purpose</source>
        <translation>Nach Name, Port oder Zweck filtern</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Show the connections of</source>
        <translation>Verbindungen anzeigen von</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>All workloads</source>
        <translation>Alle Workloads</translation>
    </message>
    <message>
        <source>All connections of '{0}'</source>
        <translation>Alle Verbindungen von „{0}“</translation>
    </message>
    <message>
        <source>Replication of the Central Management store</source>
        <translation>Replikation des zentralen Verwaltungsspeichers</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n scheitert</numerusform>
            <numerusform>%n scheitern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>Switch everything on</source>
        <translation>Alles einschalten</translation>
    </message>
    <message>
        <source>Find single points of failure</source>
        <translation>Einzelne Ausfallstellen suchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Instead</source>
        <translation>Stattdessen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Mobile services lost</source>
        <translation>Verlorene mobile Dienste</translation>
    </message>
    <message>
        <source>Connections lost</source>
        <translation>Verlorene Verbindungen</translation>
    </message>
    <message>
        <source>Single points of failure</source>
        <translation>Einzelne Ausfallstellen</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Parts asked for</source>
        <translation>Geprüfte Teile</translation>
    </message>
    <message>
        <source>%v of %m parts</source>
        <translation>%v von %m Teilen</translation>
    </message>
    <message>
        <source>Each part is taken out by itself, and every planned connection is asked again.</source>
        <translation>Jeder Teil wird für sich herausgenommen und jede geplante Verbindung erneut geprüft.</translation>
    </message>
    <message>
        <source>The design has changed since. Search again.</source>
        <translation>Der Entwurf hat sich seither geändert. Suchen Sie erneut.</translation>
    </message>
    <message>
        <source>Asking the network without {0}…</source>
        <translation>Das Netz wird ohne {0} geprüft…</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>Die Suche wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The network could not be asked; see the findings.</source>
        <translation>Das Netz konnte nicht geprüft werden; siehe Befunde.</translation>
    </message>
    <message>
        <source>{0} and {1} are cut off, {2} of them needed.</source>
        <translation>{0} und {1} sind abgeschnitten, davon {2} nötig.</translation>
    </message>
    <message>
        <source>No single part cuts anything off.</source>
        <translation>Kein einzelner Teil schneidet etwas ab.</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} Teile</translation>
    </message>
    <message>
        <source>Choose an element and press F9, or use its menu. Several can be off at once.</source>
        <translation>Wählen Sie ein Element und drücken Sie F9 oder nutzen Sie sein Menü. Mehrere können zugleich aus sein.</translation>
    </message>
    <message>
        <source>Nothing is switched off</source>
        <translation>Nichts ist ausgeschaltet</translation>
    </message>
    <message>
        <source>{0} cannot be taken out of this network</source>
        <translation>{0} kann nicht aus diesem Netz genommen werden</translation>
    </message>
    <message>
        <source>Mobile devices lose</source>
        <translation>Mobilgeräte verlieren</translation>
    </message>
    <message>
        <source>Connections that are cut off</source>
        <translation>Abgeschnittene Verbindungen</translation>
    </message>
    <message>
        <source>Connections of its own</source>
        <translation>Eigene Verbindungen</translation>
    </message>
    <message>
        <source>Begins to work</source>
        <translation>Beginnt zu funktionieren</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>Ohne {0}</translation>
    </message>
    <message>
        <source>Nothing is cut off: others carry on.</source>
        <translation>Nichts ist abgeschnitten: Andere übernehmen.</translation>
    </message>
    <message>
        <source>{0} is switched off. Escape on the canvas switches it on again.</source>
        <translation>{0} ist ausgeschaltet. Esc auf der Zeichenfläche schaltet es wieder ein.</translation>
    </message>
    <message>
        <source>Ends with it</source>
        <translation>Endet mit ihm</translation>
    </message>
    <message>
        <source> (optional)</source>
        <translation> (optional)</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0} aus</translation>
    </message>
    <message>
        <source>loses {0}</source>
        <translation>verliert {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n parts that nothing stands in for. Enter switches one off.</source>
        <translation>
            <numerusform>%n Teil, für das nichts einspringt. Die Eingabetaste schaltet es aus.</numerusform>
            <numerusform>%n Teile, für die nichts einspringt. Die Eingabetaste schaltet eines aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mobile services</source>
        <translation>
            <numerusform>%n mobiler Dienst</numerusform>
            <numerusform>%n mobile Dienste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections of others</source>
        <translation>
            <numerusform>%n Verbindung anderer</numerusform>
            <numerusform>%n Verbindungen anderer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>{0} on disk</source>
        <translation>{0} auf dem Datenträger</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorksheetsPanel</name>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Arbeitsblatt</translation>
    </message>
    <message>
        <source>Rows of the worksheet</source>
        <translation>Zeilen des Arbeitsblatts</translation>
    </message>
    <message>
        <source>Copies the chosen rows; all rows that are shown where fewer than two are chosen</source>
        <translation>Kopiert die gewählten Zeilen; alle gezeigten, wenn weniger als zwei gewählt sind</translation>
    </message>
    <message>
        <source>Working out the plan…</source>
        <translation>Der Plan wird berechnet…</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} Zeilen</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{0} of {1} rows</source>
        <translation>{0} von {1} Zeilen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Copied {0} rows</source>
        <translation>{0} Zeilen kopiert</translation>
    </message>
    <message>
        <source>Copied 1 row</source>
        <translation>1 Zeile kopiert</translation>
    </message>
</context>
<context>
    <name>_CentralSite</name>
    <message>
        <source>Branch of</source>
        <translation>Zweigstelle von</translation>
    </message>
</context>
<context>
    <name>_Users</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>accepting</name>
    <message>
        <source>Accept {0}</source>
        <translation>{0} akzeptieren</translation>
    </message>
    <message>
        <source>Why is this accepted? The reason is kept in the design and printed.

{0}</source>
        <translation>Warum wird dies akzeptiert? Die Begründung bleibt im Entwurf und wird gedruckt.

{0}</translation>
    </message>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>%n Behebung</numerusform>
            <numerusform>%n Behebungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Tid&amp;y up</source>
        <translation>Au&amp;fräumen</translation>
    </message>
    <message>
        <source>Makes room where something is in the way; the rest stays where it is.</source>
        <translation>Schafft Platz, wo etwas im Weg steht; der Rest bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>&amp;Lay out everything</source>
        <translation>A&amp;lles anordnen</translation>
    </message>
    <message>
        <source>Lay out s&amp;election</source>
        <translation>Auswa&amp;hl anordnen</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>&amp;Linksbündig ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;centre</source>
        <translation>Horizontal &amp;zentrieren</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>&amp;Rechtsbündig ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;middle</source>
        <translation>&amp;Vertikal zentrieren</translation>
    </message>
    <message>
        <source>Align &amp;bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation>&amp;Horizontal verteilen</translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation>Verti&amp;kal verteilen</translation>
    </message>
    <message>
        <source>Same &amp;spacing across</source>
        <translation>Gleicher &amp;Abstand waagerecht</translation>
    </message>
    <message>
        <source>Same s&amp;pacing down</source>
        <translation>Gleicher A&amp;bstand senkrecht</translation>
    </message>
    <message>
        <source>Same &amp;width</source>
        <translation>Gleiche &amp;Breite</translation>
    </message>
    <message>
        <source>Same &amp;height</source>
        <translation>&amp;Gleiche Höhe</translation>
    </message>
    <message>
        <source>Same si&amp;ze</source>
        <translation>Gleiche Grö&amp;ße</translation>
    </message>
    <message>
        <source>&amp;Natural size</source>
        <translation>&amp;Natürliche Größe</translation>
    </message>
    <message>
        <source>Bring to fr&amp;ont</source>
        <translation>Nach &amp;vorn</translation>
    </message>
    <message>
        <source>Send to bac&amp;k</source>
        <translation>Nach h&amp;inten</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>Reset &amp;bends</source>
        <translation>Kni&amp;cke zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Fold</source>
        <translation>Ein&amp;klappen</translation>
    </message>
    <message>
        <source>&amp;Unfold</source>
        <translation>A&amp;usklappen</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Nächster Befund</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>&amp;Voriger Befund</translation>
    </message>
    <message>
        <source>&amp;Marks of findings on the drawing</source>
        <translation>&amp;Marken der Befunde auf der Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>&amp;Follow a path…</source>
        <translation>&amp;Pfad verfolgen…</translation>
    </message>
    <message>
        <source>Clear the path</source>
        <translation>Pfad ausblenden</translation>
    </message>
    <message>
        <source>Show &amp;traffic</source>
        <translation>&amp;Verkehr anzeigen</translation>
    </message>
    <message>
        <source>&amp;Switch off (what if)</source>
        <translation>Aus&amp;schalten (Was wäre, wenn)</translation>
    </message>
    <message>
        <source>Switch everything &amp;on</source>
        <translation>Alles &amp;einschalten</translation>
    </message>
    <message>
        <source>S&amp;ingle points of failure</source>
        <translation>E&amp;inzelne Ausfallstellen</translation>
    </message>
    <message>
        <source>&amp;Rules and severities…</source>
        <translation>&amp;Regeln und Schweregrade…</translation>
    </message>
    <message>
        <source>&amp;Worksheets</source>
        <translation>&amp;Arbeitsblätter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as p&amp;icture</source>
        <translation>Als &amp;Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles aus&amp;wählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Wei&amp;tersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rück&amp;wärts suchen</translation>
    </message>
    <message>
        <source>Select co&amp;nnected</source>
        <translation>Verbundene auswä&amp;hlen</translation>
    </message>
    <message>
        <source>Select same &amp;kind</source>
        <translation>&amp;Gleiche Art auswählen</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>Auswahl um&amp;kehren</translation>
    </message>
    <message>
        <source>&amp;Add by name…</source>
        <translation>&amp;Per Name hinzufügen…</translation>
    </message>
    <message>
        <source>Add n&amp;ote</source>
        <translation>N&amp;otiz hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;frame</source>
        <translation>Rah&amp;men hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Add an &amp;element…</source>
        <translation>Element hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>&amp;Move to a zone…</source>
        <translation>In Zone vers&amp;chieben…</translation>
    </message>
    <message>
        <source>Connect &amp;to…</source>
        <translation>Verb&amp;inden mit…</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>&amp;Propose a design…</source>
        <translation>Entwurf &amp;vorschlagen…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>Open in a ne&amp;w window…</source>
        <translation>In neuem Fenster &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Import topology…</source>
        <translation>Topologie &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export worksheets…</source>
        <translation>Arbeitsblätter &amp;exportieren…</translation>
    </message>
    <message>
        <source>Worksheets as P&amp;DF…</source>
        <translation>Arbeitsblätter als P&amp;DF…</translation>
    </message>
    <message>
        <source>Export dra&amp;wing…</source>
        <translation>&amp;Zeichnung exportieren…</translation>
    </message>
    <message>
        <source>Export se&amp;lection…</source>
        <translation>Aus&amp;wahl exportieren…</translation>
    </message>
    <message>
        <source>Export a page for eac&amp;h site…</source>
        <translation>Seite je S&amp;tandort exportieren…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>P&amp;rint selection…</source>
        <translation>Auswahl dr&amp;ucken…</translation>
    </message>
    <message>
        <source>Print a page for each si&amp;te…</source>
        <translation>Seite je Standort druc&amp;ken…</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Help on this</source>
        <translation>&amp;Hilfe hierzu</translation>
    </message>
    <message>
        <source>All help &amp;topics</source>
        <translation>&amp;Alle Hilfethemen</translation>
    </message>
    <message>
        <source>How a design is &amp;checked</source>
        <translation>Wie ein Entwurf &amp;geprüft wird</translation>
    </message>
    <message>
        <source>To&amp;ur</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Info</translation>
    </message>
    <message>
        <source>Findings, reasons, rule pages, worksheets and design files stay in English, the language of the product.</source>
        <translation>Befunde, Begründungen, Regelseiten, Arbeitsblätter und Entwurfsdateien bleiben englisch, in der Sprache des Produkts.</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>&amp;DNS names</source>
        <translation>&amp;DNS-Namen</translation>
    </message>
    <message>
        <source>&amp;Labels of lines</source>
        <translation>&amp;Beschriftungen der Linien</translation>
    </message>
    <message>
        <source>&amp;Ports of lines</source>
        <translation>&amp;Ports an Linien</translation>
    </message>
    <message>
        <source>Firewall &amp;openings</source>
        <translation>&amp;Freigaben der Firewalls</translation>
    </message>
    <message>
        <source>&amp;Sites</source>
        <translation>&amp;Standorte</translation>
    </message>
    <message>
        <source>&amp;Flows and paths</source>
        <translation>&amp;Flüsse und Pfade</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>B&amp;efunde</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Fit everything</source>
        <translation>&amp;Alles einpassen</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>Auswa&amp;hl einpassen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>As the s&amp;ystem speaks</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>A&amp;nimate layout changes</source>
        <translation>Anordnen a&amp;nimieren</translation>
    </message>
    <message>
        <source>Elements glide to new places, unless the system asks for less motion.</source>
        <translation>Elemente gleiten an neue Plätze, außer wenn das System weniger Bewegung wünscht.</translation>
    </message>
    <message>
        <source>Drawing alon&amp;e</source>
        <translation>Zeichnung &amp;allein</translation>
    </message>
    <message>
        <source>The whole window for the drawing; once more brings the panels back.</source>
        <translation>Das ganze Fenster für die Zeichnung; noch einmal bringt die Bereiche zurück.</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>Bereiche &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Go to the &amp;drawing</source>
        <translation>Zur &amp;Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation>&amp;Kommentieren…</translation>
    </message>
    <message>
        <source>Comment on the &amp;finding…</source>
        <translation>&amp;Befund kommentieren…</translation>
    </message>
    <message>
        <source>Comments and c&amp;hecklist</source>
        <translation>Kommentare und &amp;Checkliste</translation>
    </message>
    <message>
        <source>Compare with a &amp;file…</source>
        <translation>Mit &amp;Datei vergleichen…</translation>
    </message>
    <message>
        <source>Compare with the &amp;saved version</source>
        <translation>Mit &amp;gespeicherter Fassung vergleichen</translation>
    </message>
    <message>
        <source>&amp;Merge another edit…</source>
        <translation>Andere Fassung &amp;zusammenführen…</translation>
    </message>
    <message>
        <source>Review re&amp;port…</source>
        <translation>Prüf&amp;bericht…</translation>
    </message>
    <message>
        <source>&amp;Earlier versions…</source>
        <translation>&amp;Frühere Fassungen…</translation>
    </message>
    <message>
        <source>&amp;Keep earlier versions beside the design</source>
        <translation>Frühere Fassungen neben dem Entwurf be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Read only</source>
        <translation>&amp;Schreibgeschützt</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>S&amp;witch to view…</source>
        <translation>Zu Ansicht &amp;wechseln…</translation>
    </message>
    <message>
        <source>&amp;Save as view…</source>
        <translation>Als Ansicht &amp;speichern…</translation>
    </message>
    <message>
        <source>Keeps in the design what is shown and hidden now; the plan does not change.</source>
        <translation>Hält im Entwurf fest, was jetzt zu sehen und ausgeblendet ist; der Plan ändert sich nicht.</translation>
    </message>
    <message>
        <source>&amp;Update view</source>
        <translation>Ansicht a&amp;ktualisieren</translation>
    </message>
    <message>
        <source>&amp;Rename view…</source>
        <translation>Ansicht &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete view…</source>
        <translation>Ansicht &amp;löschen…</translation>
    </message>
    <message>
        <source>&amp;Hide selection</source>
        <translation>Auswahl aus&amp;blenden</translation>
    </message>
    <message>
        <source>Leaves it out of what is shown; it stays in the plan.</source>
        <translation>Lässt sie aus dem weg, was zu sehen ist; im Plan bleibt sie.</translation>
    </message>
    <message>
        <source>Hide all of this &amp;kind</source>
        <translation>Alle dieser A&amp;rt ausblenden</translation>
    </message>
    <message>
        <source>Show &amp;only the selection</source>
        <translation>&amp;Nur die Auswahl zeigen</translation>
    </message>
</context>
<context>
    <name>badges</name>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>{0} virtual addresses</source>
        <translation>{0} virtuelle Adressen</translation>
    </message>
    <message>
        <source>1 virtual address</source>
        <translation>1 virtuelle Adresse</translation>
    </message>
    <message>
        <source>joins {0} zones</source>
        <translation>verbindet {0} Zonen</translation>
    </message>
    <message>
        <source>joins 1 zone</source>
        <translation>verbindet 1 Zone</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>Central site</source>
        <translation>Zentraler Standort</translation>
    </message>
    <message>
        <source>Branch of {0}</source>
        <translation>Zweigstelle von {0}</translation>
    </message>
    <message>
        <source>Branch site</source>
        <translation>Zweigstelle</translation>
    </message>
    <message>
        <source>balances</source>
        <translation>verteilt</translation>
    </message>
    <message>
        <source>publishes</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>Arrow keys bend the line, L goes to the next one, Delete removes it.</source>
        <translation>Pfeiltasten biegen die Linie, L geht zur nächsten, Entf löscht sie.</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Außen</translation>
    </message>
    <message>
        <source>Outside, guests</source>
        <translation>Außen, Gäste</translation>
    </message>
    <message>
        <source>Outer perimeter</source>
        <translation>Umkreis außen</translation>
    </message>
    <message>
        <source>Inner perimeter</source>
        <translation>Umkreis innen</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>Inside, wireless</source>
        <translation>Innen, WLAN</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweigstelle</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Telephony</source>
        <translation>Telefonie</translation>
    </message>
    <message>
        <source>next hop</source>
        <translation>nächster Hop</translation>
    </message>
    <message>
        <source>A/V Edge for media</source>
        <translation>A/V-Edge für Medien</translation>
    </message>
    <message>
        <source>Back End database</source>
        <translation>Back-End-Datenbank</translation>
    </message>
    <message>
        <source>database mirror</source>
        <translation>Datenbankspiegel</translation>
    </message>
    <message>
        <source>Monitoring database</source>
        <translation>Überwachungsdatenbank</translation>
    </message>
    <message>
        <source>Archiving database</source>
        <translation>Archivierungsdatenbank</translation>
    </message>
    <message>
        <source>file store</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>Office Web Apps</source>
        <translation>Office Web Apps</translation>
    </message>
    <message>
        <source>trunk</source>
        <translation>Trunk</translation>
    </message>
    <message>
        <source>backup pool</source>
        <translation>Sicherungspool</translation>
    </message>
    <message>
        <source>uses</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>Between zones</source>
        <translation>Zwischen Zonen</translation>
    </message>
    <message>
        <source>In no zone</source>
        <translation>In keiner Zone</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Notes and frames</source>
        <translation>Notizen und Rahmen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (optional)</translation>
    </message>
    <message>
        <source>any port</source>
        <translation>alle Ports</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Subscription Edition</source>
        <translation>Subscription Edition</translation>
    </message>
    <message>
        <source>OCS 2007 R2</source>
        <translation>OCS 2007 R2</translation>
    </message>
    <message>
        <source>Lync 2010</source>
        <translation>Lync 2010</translation>
    </message>
    <message>
        <source>Lync 2013</source>
        <translation>Lync 2013</translation>
    </message>
    <message>
        <source>Skype for Business</source>
        <translation>Skype for Business</translation>
    </message>
    <message>
        <source>iOS</source>
        <translation>iOS</translation>
    </message>
    <message>
        <source>Windows Phone</source>
        <translation>Windows Phone</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Guest Wi-Fi</source>
        <translation>Gäste-WLAN</translation>
    </message>
    <message>
        <source>PSTN</source>
        <translation>Telefonnetz (PSTN)</translation>
    </message>
    <message>
        <source>Perimeter, outer</source>
        <translation>Umkreisnetzwerk, außen</translation>
    </message>
    <message>
        <source>Perimeter, inner</source>
        <translation>Umkreisnetzwerk, innen</translation>
    </message>
    <message>
        <source>Worked out from the plan</source>
        <translation>Aus dem Plan abgeleitet</translation>
    </message>
    <message>
        <source>As recorded here</source>
        <translation>Wie hier erfasst</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>SIP</source>
        <translation>SIP</translation>
    </message>
    <message>
        <source>Survivable Branch Appliance</source>
        <translation>Survivable Branch Appliance</translation>
    </message>
    <message>
        <source>Survivable Branch Server</source>
        <translation>Survivable Branch Server</translation>
    </message>
    <message>
        <source>Session border controller of a provider</source>
        <translation>Session Border Controller eines Anbieters</translation>
    </message>
    <message>
        <source>PSTN gateway or IP-PBX</source>
        <translation>PSTN-Gateway oder IP-PBX</translation>
    </message>
    <message>
        <source>Domain controller</source>
        <translation>Domänencontroller</translation>
    </message>
    <message>
        <source>DHCP server</source>
        <translation>DHCP-Server</translation>
    </message>
    <message>
        <source>Time server</source>
        <translation>Zeitserver</translation>
    </message>
    <message>
        <source>Certification authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Exchange Unified Messaging</source>
        <translation>Exchange Unified Messaging</translation>
    </message>
    <message>
        <source>Video Interop Server</source>
        <translation>Video-Interop-Server</translation>
    </message>
    <message>
        <source>PBX for Remote Call Control</source>
        <translation>Nebenstellenanlage für Remoteanrufsteuerung</translation>
    </message>
    <message>
        <source>Apple Push Notification service</source>
        <translation>Apple-Pushbenachrichtigungsdienst</translation>
    </message>
    <message>
        <source>Push Notification Clearing House</source>
        <translation>Push Notification Clearing House</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>Public IM provider</source>
        <translation>Öffentlicher IM-Anbieter</translation>
    </message>
    <message>
        <source>XMPP partner</source>
        <translation>XMPP-Partner</translation>
    </message>
    <message>
        <source>Federated partner</source>
        <translation>Verbundpartner</translation>
    </message>
    <message>
        <source>External web services</source>
        <translation>Externe Webdienste</translation>
    </message>
    <message>
        <source>Internal web services</source>
        <translation>Interne Webdienste</translation>
    </message>
    <message>
        <source>Access Edge</source>
        <translation>Zugriffs-Edge</translation>
    </message>
    <message>
        <source>Web Conferencing Edge</source>
        <translation>Webkonferenz-Edge</translation>
    </message>
    <message>
        <source>A/V Edge</source>
        <translation>A/V-Edge</translation>
    </message>
    <message>
        <source>Edge, internal side</source>
        <translation>Edge, interne Seite</translation>
    </message>
    <message>
        <source>Edge, external side</source>
        <translation>Edge, externe Seite</translation>
    </message>
    <message>
        <source>Office Web Apps</source>
        <translation>Office Web Apps</translation>
    </message>
    <message>
        <source>Listener of the reverse proxy</source>
        <translation>Listener des Reverseproxys</translation>
    </message>
    <message>
        <source>Next hop</source>
        <translation>Nächster Hop</translation>
    </message>
    <message>
        <source>A/V Edge for media</source>
        <translation>A/V-Edge für Medien</translation>
    </message>
    <message>
        <source>Back End database</source>
        <translation>Back-End-Datenbank</translation>
    </message>
    <message>
        <source>Database mirror</source>
        <translation>Datenbankspiegel</translation>
    </message>
    <message>
        <source>Monitoring and Archiving</source>
        <translation>Überwachung und Archivierung</translation>
    </message>
    <message>
        <source>Always On replica</source>
        <translation>Always On-Replikat</translation>
    </message>
    <message>
        <source>Always On listener</source>
        <translation>Always On-Listener</translation>
    </message>
    <message>
        <source>Public IM</source>
        <translation>Öffentliches IM</translation>
    </message>
    <message>
        <source>XMPP</source>
        <translation>XMPP</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <translation>Audio und Video</translation>
    </message>
    <message>
        <source>Dial-in conferencing</source>
        <translation>Einwahlkonferenzen</translation>
    </message>
    <message>
        <source>Enterprise Voice</source>
        <translation>Enterprise-VoIP</translation>
    </message>
    <message>
        <source>SIP trunk</source>
        <translation>SIP-Trunk</translation>
    </message>
    <message>
        <source>Call Admission Control</source>
        <translation>Anrufsteuerung (CAC)</translation>
    </message>
    <message>
        <source>E9-1-1</source>
        <translation>E9-1-1</translation>
    </message>
    <message>
        <source>Remote Call Control</source>
        <translation>Remoteanrufsteuerung</translation>
    </message>
    <message>
        <source>IP phones</source>
        <translation>IP-Telefone</translation>
    </message>
    <message>
        <source>Instant messaging in Outlook on the web</source>
        <translation>Chat in Outlook im Web</translation>
    </message>
    <message>
        <source>Centralized Logging Service</source>
        <translation>Zentraler Protokollierungsdienst</translation>
    </message>
    <message>
        <source>Emergency Mitigation service</source>
        <translation>Emergency-Mitigation-Dienst</translation>
    </message>
    <message>
        <source>Skype directory search</source>
        <translation>Skype-Verzeichnissuche</translation>
    </message>
    <message>
        <source>Skype directory</source>
        <translation>Skype-Verzeichnis</translation>
    </message>
    <message>
        <source>OCS 2007 R2 servers</source>
        <translation>OCS 2007 R2-Server</translation>
    </message>
    <message>
        <source>Strict DNS name matching</source>
        <translation>Strenger DNS-Namensabgleich</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>Inbound only</source>
        <translation>Nur eingehend</translation>
    </message>
    <message>
        <source>Meet</source>
        <translation>Besprechung (Meet)</translation>
    </message>
    <message>
        <source>Dial-in</source>
        <translation>Einwahl (Dial-in)</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Hardware load balancer</source>
        <translation>Hardware-Load-Balancer</translation>
    </message>
    <message>
        <source>2015</source>
        <translation>2015</translation>
    </message>
    <message>
        <source>DNS load balancing</source>
        <translation>DNS-Lastenausgleich</translation>
    </message>
    <message>
        <source>DNS server</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>Video gateway</source>
        <translation>Videogateway</translation>
    </message>
    <message>
        <source>TCP session</source>
        <translation>TCP-Sitzung</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>Quelladresse</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Front End</source>
        <translation>Front-End</translation>
    </message>
    <message>
        <source>Backup pool</source>
        <translation>Sicherungspool</translation>
    </message>
    <message>
        <source>File store</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Public CA</source>
        <translation>Öffentliche CA</translation>
    </message>
    <message>
        <source>Internal CA</source>
        <translation>Interne CA</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Android</source>
        <translation>Android</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation>Archivierung</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>Trunk</translation>
    </message>
    <message>
        <source>External access</source>
        <translation>Externer Zugriff</translation>
    </message>
    <message>
        <source>Federation</source>
        <translation>Verbund</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>Conferencing</source>
        <translation>Konferenzen</translation>
    </message>
    <message>
        <source>Media bypass</source>
        <translation>Medienumgehung</translation>
    </message>
    <message>
        <source>Response group</source>
        <translation>Reaktionsgruppe</translation>
    </message>
    <message>
        <source>Call park</source>
        <translation>Parken von Anrufen</translation>
    </message>
    <message>
        <source>Cloud voicemail</source>
        <translation>Cloud-Voicemail</translation>
    </message>
    <message>
        <source>Legacy clients</source>
        <translation>Ältere Clients</translation>
    </message>
    <message>
        <source>Automatic configuration</source>
        <translation>Automatische Konfiguration</translation>
    </message>
    <message>
        <source>2019</source>
        <translation>2019</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Zulassen</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Verweigern</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>Vermittlung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Use source verification</source>
        <translation>Verifizierung der Quelle verwenden</translation>
    </message>
    <message>
        <source>Always verifiable</source>
        <translation>Immer verifizierbar</translation>
    </message>
    <message>
        <source>Always unverifiable</source>
        <translation>Nie verifizierbar</translation>
    </message>
    <message>
        <source>DNS srv</source>
        <translation>DNS-SRV</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Planer</translation>
    </message>
    <message>
        <source>Oauth token issuer</source>
        <translation>OAuth-Tokenaussteller</translation>
    </message>
    <message>
        <source>Sha 2</source>
        <translation>SHA-2</translation>
    </message>
    <message>
        <source>Sha 1</source>
        <translation>SHA-1</translation>
    </message>
    <message>
        <source>Rsassa pss</source>
        <translation>RSASSA-PSS</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Verteilt Last</translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nicht zutreffend</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Physisch</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>Virtuell</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Persistent chat</source>
        <translation>Beständiger Chat</translation>
    </message>
    <message>
        <source>Trusted application</source>
        <translation>Vertrauenswürdige Anwendung</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Beschriftungen</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>Öffnungen</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Front end pool</source>
        <translation>Front-End-Pool</translation>
    </message>
    <message>
        <source>Director pool</source>
        <translation>Director-Pool</translation>
    </message>
    <message>
        <source>Edge pool</source>
        <translation>Edge-Pool</translation>
    </message>
    <message>
        <source>Mediation pool</source>
        <translation>Mediation-Pool</translation>
    </message>
    <message>
        <source>Branch appliance</source>
        <translation>Zweigstellengerät</translation>
    </message>
    <message>
        <source>SQL server</source>
        <translation>SQL Server</translation>
    </message>
    <message>
        <source>Support server</source>
        <translation>Unterstützender Server</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Reverse proxy</source>
        <translation>Reverseproxy</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Lastverteiler</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Cloud service</source>
        <translation>Clouddienst</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Zentral</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweigstelle</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Cellular</source>
        <translation>Mobilfunk</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>AAAA</source>
        <translation>AAAA</translation>
    </message>
    <message>
        <source>CNAME</source>
        <translation>CNAME</translation>
    </message>
    <message>
        <source>SRV</source>
        <translation>SRV</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Add an element</source>
        <translation>Element hinzufügen</translation>
    </message>
    <message>
        <source>What is added</source>
        <translation>Was hinzugefügt wird</translation>
    </message>
    <message>
        <source>What is added to '{0}'</source>
        <translation>Was zu „{0}“ hinzugefügt wird</translation>
    </message>
    <message>
        <source>Select servers, devices or clients to move them.</source>
        <translation>Wählen Sie Server, Geräte oder Clients, um sie zu verschieben.</translation>
    </message>
    <message>
        <source>Move to a zone</source>
        <translation>In eine Zone verschieben</translation>
    </message>
    <message>
        <source>Zone to move to</source>
        <translation>Zielzone</translation>
    </message>
    <message>
        <source>Select one element to connect it.</source>
        <translation>Wählen Sie ein Element, um es zu verbinden.</translation>
    </message>
    <message>
        <source>'{0}' can be connected with nothing.</source>
        <translation>„{0}“ kann mit nichts verbunden werden.</translation>
    </message>
    <message>
        <source>Connect '{0}'</source>
        <translation>„{0}“ verbinden</translation>
    </message>
    <message>
        <source>What it is connected with</source>
        <translation>Womit es verbunden wird</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Gespeicherte Ansicht</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>comments</name>
    <message>
        <source>{0} (removed)</source>
        <translation>{0} (entfernt)</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>This design is not saved yet.</source>
        <translation>Dieser Entwurf ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>{0} as saved</source>
        <translation>{0} wie gespeichert</translation>
    </message>
    <message>
        <source>No earlier version of this design is kept yet.</source>
        <translation>Noch ist keine frühere Fassung dieses Entwurfs aufbewahrt.</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>No finding comes or goes.</source>
        <translation>Kein Befund kommt hinzu oder fällt weg.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>No worksheet row differs.</source>
        <translation>Keine Zeile eines Arbeitsblatts unterscheidet sich.</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Changed findings</source>
        <translation>Geänderte Befunde</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Arbeitsblätter</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Changed worksheet rows</source>
        <translation>Geänderte Arbeitsblattzeilen</translation>
    </message>
    <message>
        <source>Design, options and remarks</source>
        <translation>Entwurf, Optionen und Bemerkungen</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>place on the drawing</source>
        <translation>Ort auf der Zeichnung</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Merge '{0}'</source>
        <translation>„{0}“ zusammenführen</translation>
    </message>
    <message>
        <source>Judging the design before…</source>
        <translation>Der Entwurf vorher wird geprüft…</translation>
    </message>
    <message>
        <source>Building the worksheets before…</source>
        <translation>Die Arbeitsblätter vorher werden erstellt…</translation>
    </message>
    <message>
        <source>Judging the design after…</source>
        <translation>Der Entwurf nachher wird geprüft…</translation>
    </message>
    <message>
        <source>Building the worksheets after…</source>
        <translation>Die Arbeitsblätter nachher werden erstellt…</translation>
    </message>
    <message>
        <source>Looking for differences…</source>
        <translation>Unterschiede werden gesucht…</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>As planned for the design</source>
        <translation>Wie im Entwurf geplant</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} anzeigen</translation>
    </message>
    <message>
        <source>Show this element</source>
        <translation>Dieses Element anzeigen</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>'{0}' is none of the elements that can stand here</source>
        <translation>„{0}“ ist keines der Elemente, die hier stehen können</translation>
    </message>
    <message>
        <source>Add to {0}</source>
        <translation>Zu {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>nicht geplant</translation>
    </message>
    <message>
        <source>one per line</source>
        <translation>eine pro Zeile</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm {0}</source>
        <translation>{0} bestätigen</translation>
    </message>
    <message>
        <source>Default: {0}</source>
        <translation>Vorgabe: {0}</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>A placeholder. Check it, and confirm it.</source>
        <translation>Ein Platzhalter. Prüfen und bestätigen Sie ihn.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>Alle bestätigen</translation>
    </message>
    <message>
        <source>Choose fields</source>
        <translation>Felder wählen</translation>
    </message>
    <message>
        <source>Mark fields as placeholders that somebody has to check</source>
        <translation>Felder als Platzhalter kennzeichnen, die noch jemand prüfen muss</translation>
    </message>
    <message>
        <source>Choose the fields that are not confirmed yet</source>
        <translation>Die Felder wählen, die noch nicht bestätigt sind</translation>
    </message>
    <message>
        <source>Everything is confirmed</source>
        <translation>Alles ist bestätigt</translation>
    </message>
    <message numerus="yes">
        <source>%n fields: {0}</source>
        <translation>
            <numerusform>%n Feld: {0}</numerusform>
            <numerusform>%n Felder: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>What not all of them have is not shown, and stays.</source>
        <translation>Was nicht alle haben, wird nicht gezeigt und bleibt.</translation>
    </message>
</context>
<context>
    <name>docks</name>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation>Mobilität</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Arbeitsblätter</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Überprüfung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add comment</source>
        <translation>Kommentar hinzufügen</translation>
    </message>
    <message>
        <source>Add frame</source>
        <translation>Rahmen hinzufügen</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Add virtual address</source>
        <translation>Virtuelle Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>Links ausrichten</translation>
    </message>
    <message>
        <source>Align centre</source>
        <translation>Waagerecht zentrieren</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>Rechts ausrichten</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>Oben ausrichten</translation>
    </message>
    <message>
        <source>Align middle</source>
        <translation>Senkrecht zentrieren</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>Unten ausrichten</translation>
    </message>
    <message>
        <source>Bend line</source>
        <translation>Linie biegen</translation>
    </message>
    <message>
        <source>Bring to front</source>
        <translation>In den Vordergrund</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change SIP domains</source>
        <translation>SIP-Domänen ändern</translation>
    </message>
    <message>
        <source>Change features</source>
        <translation>Funktionen ändern</translation>
    </message>
    <message>
        <source>Change federation settings</source>
        <translation>Verbundeinstellungen ändern</translation>
    </message>
    <message>
        <source>Change port ranges of clients</source>
        <translation>Portbereiche der Clients ändern</translation>
    </message>
    <message>
        <source>Change internal domains</source>
        <translation>Interne Domänen ändern</translation>
    </message>
    <message>
        <source>Change mobility settings</source>
        <translation>Mobility-Einstellungen ändern</translation>
    </message>
    <message>
        <source>Change options</source>
        <translation>Optionen ändern</translation>
    </message>
    <message>
        <source>Change product version</source>
        <translation>Produktversion ändern</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>Change simple URLs</source>
        <translation>Einfache URLs ändern</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>Titel ändern</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to zone</source>
        <translation>Mit Zone verbinden</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete comment</source>
        <translation>Kommentar löschen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Distribute horizontally</source>
        <translation>Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Distribute vertically</source>
        <translation>Senkrecht verteilen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Insert into link</source>
        <translation>In Verbindung einfügen</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Lay out selection</source>
        <translation>Auswahl anordnen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move to another site</source>
        <translation>In einen anderen Standort verschieben</translation>
    </message>
    <message>
        <source>Move to another zone</source>
        <translation>In eine andere Zone verschieben</translation>
    </message>
    <message>
        <source>Reset bends</source>
        <translation>Knicke zurücksetzen</translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation>Natürliche Größe</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Same spacing horizontally</source>
        <translation>Gleiche Abstände waagerecht</translation>
    </message>
    <message>
        <source>Same spacing vertically</source>
        <translation>Gleiche Abstände senkrecht</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>In den Hintergrund</translation>
    </message>
    <message>
        <source>Set home pool</source>
        <translation>Heimpool festlegen</translation>
    </message>
    <message>
        <source>Take over changes</source>
        <translation>Änderungen übernehmen</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Rename to '{0}'</source>
        <translation>Umbenennen in „{0}“</translation>
    </message>
    <message>
        <source>Change id to '{0}'</source>
        <translation>ID ändern in „{0}“</translation>
    </message>
    <message>
        <source>Change severity of {0}</source>
        <translation>Schweregrad von {0} ändern</translation>
    </message>
    <message>
        <source>Save view '{0}'</source>
        <translation>Ansicht „{0}“ speichern</translation>
    </message>
    <message>
        <source>Rename view to '{0}'</source>
        <translation>Ansicht in „{0}“ umbenennen</translation>
    </message>
    <message>
        <source>Delete view '{0}'</source>
        <translation>Ansicht „{0}“ löschen</translation>
    </message>
    <message>
        <source>Accept {0}</source>
        <translation>{0} akzeptieren</translation>
    </message>
    <message>
        <source>Stop accepting {0}</source>
        <translation>{0} nicht mehr akzeptieren</translation>
    </message>
    <message>
        <source>Answer {0}</source>
        <translation>{0} beantworten</translation>
    </message>
    <message>
        <source>Open {0} again</source>
        <translation>{0} wieder öffnen</translation>
    </message>
    <message>
        <source>Move {0} elements</source>
        <translation>{0} Elemente verschieben</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Drew '{0}'</source>
        <translation>„{0}“ gezeichnet</translation>
    </message>
    <message>
        <source>Copied as a picture</source>
        <translation>Als Bild kopiert</translation>
    </message>
    <message>
        <source>The drawing could not be exported</source>
        <translation>Die Zeichnung konnte nicht exportiert werden</translation>
    </message>
    <message>
        <source>Writing '{0}'…</source>
        <translation>„{0}“ wird geschrieben…</translation>
    </message>
    <message>
        <source>'{0}' could not be written</source>
        <translation>„{0}“ konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Wrote '{0}'</source>
        <translation>„{0}“ geschrieben</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>{0} wird geschrieben…</translation>
    </message>
    <message>
        <source>Laying out pages: {0}…</source>
        <translation>Seiten werden gesetzt: {0}…</translation>
    </message>
    <message>
        <source>Working out the plan…</source>
        <translation>Der Plan wird berechnet…</translation>
    </message>
    <message>
        <source>Building worksheets…</source>
        <translation>Arbeitsblätter werden erstellt…</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written</source>
        <translation>Abgebrochen; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>The worksheets could not be written</source>
        <translation>Die Arbeitsblätter konnten nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export worksheets</source>
        <translation>Arbeitsblätter exportieren</translation>
    </message>
    <message>
        <source>The drawing could not be printed</source>
        <translation>Die Zeichnung konnte nicht gedruckt werden</translation>
    </message>
    <message>
        <source>Web pages (HTML)</source>
        <translation>Webseiten (HTML)</translation>
    </message>
    <message>
        <source>Pages to print (PDF)</source>
        <translation>Druckseiten (PDF)</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Arbeitsmappe (XLSX)</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word-Dokument (DOCX)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Zone files (BIND)</source>
        <translation>Zonendateien (BIND)</translation>
    </message>
    <message>
        <source>HOSTS files</source>
        <translation>HOSTS-Dateien</translation>
    </message>
    <message>
        <source>Certificate requests</source>
        <translation>Zertifikatsanforderungen</translation>
    </message>
    <message>
        <source>Firewall rules (nftables)</source>
        <translation>Firewallregeln (nftables)</translation>
    </message>
    <message>
        <source>Load balancer (HAProxy)</source>
        <translation>Load Balancer (HAProxy)</translation>
    </message>
    <message>
        <source>Reverse proxy (nginx)</source>
        <translation>Reverseproxy (nginx)</translation>
    </message>
    <message>
        <source>PowerShell scripts</source>
        <translation>PowerShell-Skripte</translation>
    </message>
    <message>
        <source>Firewall rules (ASA, SRX, Palo Alto)</source>
        <translation>Firewallregeln (ASA, SRX, Palo Alto)</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n files to '{0}'</source>
        <translation>
            <numerusform>%n Datei nach „{0}“ geschrieben</numerusform>
            <numerusform>%n Dateien nach „{0}“ geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>What is seen now</source>
        <translation>Was jetzt zu sehen ist</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Part of the drawing</source>
        <translation>Teil der Zeichnung</translation>
    </message>
    <message>
        <source>What goes on paper</source>
        <translation>Was aufs Papier kommt</translation>
    </message>
    <message>
        <source>Drawing the view '{0}'…</source>
        <translation>Zeichnen der Ansicht „{0}“…</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>FQDN</source>
        <translation>FQDN</translation>
    </message>
    <message>
        <source>FQDNs</source>
        <translation>FQDNs</translation>
    </message>
    <message>
        <source>Kind of site</source>
        <translation>Art des Standorts</translation>
    </message>
    <message>
        <source>Kind of zone</source>
        <translation>Art der Zone</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>Art der Verbindung</translation>
    </message>
    <message>
        <source>Central site</source>
        <translation>Zentraler Standort</translation>
    </message>
    <message>
        <source>DNS view</source>
        <translation>DNS-Sicht</translation>
    </message>
    <message>
        <source>DNS zones held</source>
        <translation>Gehaltene DNS-Zonen</translation>
    </message>
    <message>
        <source>Forwards to</source>
        <translation>Leitet weiter an</translation>
    </message>
    <message>
        <source>DNS servers not drawn</source>
        <translation>Nicht gezeichnete DNS-Server</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Virtual IPs (VIPs)</source>
        <translation>Virtuelle IPs (VIPs)</translation>
    </message>
    <message>
        <source>TTL (seconds)</source>
        <translation>TTL (Sekunden)</translation>
    </message>
    <message>
        <source>Session lifetime (seconds)</source>
        <translation>Sitzungsdauer (Sekunden)</translation>
    </message>
    <message>
        <source>Short session lifetime (seconds)</source>
        <translation>Kurze Sitzungsdauer (Sekunden)</translation>
    </message>
    <message>
        <source>Key length (bits)</source>
        <translation>Schlüssellänge (Bit)</translation>
    </message>
    <message>
        <source>Idle timeout (seconds)</source>
        <translation>Leerlauftimeout (Sekunden)</translation>
    </message>
    <message>
        <source>SIP domains</source>
        <translation>SIP-Domänen</translation>
    </message>
    <message>
        <source>Internal domains</source>
        <translation>Interne Domänen</translation>
    </message>
    <message>
        <source>Simple URLs</source>
        <translation>Einfache URLs</translation>
    </message>
    <message>
        <source>Web services</source>
        <translation>Webdienste</translation>
    </message>
    <message>
        <source>Internal web FQDN</source>
        <translation>Interner Web-FQDN</translation>
    </message>
    <message>
        <source>External web FQDN</source>
        <translation>Externer Web-FQDN</translation>
    </message>
    <message>
        <source>Published HTTPS port outside</source>
        <translation>Veröffentlichter HTTPS-Port außen</translation>
    </message>
    <message>
        <source>Published HTTP port outside</source>
        <translation>Veröffentlichter HTTP-Port außen</translation>
    </message>
    <message>
        <source>Published HTTPS port inside</source>
        <translation>Veröffentlichter HTTPS-Port innen</translation>
    </message>
    <message>
        <source>Published HTTP port inside</source>
        <translation>Veröffentlichter HTTP-Port innen</translation>
    </message>
    <message>
        <source>Port ranges of clients</source>
        <translation>Portbereiche der Clients</translation>
    </message>
    <message>
        <source>SIP balancing</source>
        <translation>SIP-Lastenausgleich</translation>
    </message>
    <message>
        <source>Holds the Central Management store</source>
        <translation>Zentraler Verwaltungsspeicher (CMS)</translation>
    </message>
    <message>
        <source>Mediation collocated</source>
        <translation>Vermittlungsserver verbunden</translation>
    </message>
    <message>
        <source>Access Edge FQDN</source>
        <translation>FQDN des Zugriffs-Edge</translation>
    </message>
    <message>
        <source>Web Conferencing FQDN</source>
        <translation>FQDN des Webkonferenz-Edge</translation>
    </message>
    <message>
        <source>A/V Edge FQDN</source>
        <translation>FQDN des A/V-Edge</translation>
    </message>
    <message>
        <source>Federation route</source>
        <translation>Verbundroute</translation>
    </message>
    <message>
        <source>Homes mobile users</source>
        <translation>Beheimatet mobile Benutzer</translation>
    </message>
    <message>
        <source>PSTN gateway module</source>
        <translation>PSTN-Gatewaymodul</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Default gateway</source>
        <translation>Standardgateway</translation>
    </message>
    <message>
        <source>Next hop</source>
        <translation>Nächster Hop</translation>
    </message>
    <message>
        <source>Source NAT</source>
        <translation>Quell-NAT</translation>
    </message>
    <message>
        <source>Passes the client address</source>
        <translation>Gibt die Clientadresse weiter</translation>
    </message>
    <message>
        <source>Keeps the source address</source>
        <translation>Behält die Quelladresse</translation>
    </message>
    <message>
        <source>Allows hairpinning</source>
        <translation>Erlaubt Hairpinning</translation>
    </message>
    <message>
        <source>Call via Work</source>
        <translation>Anruf über Arbeit</translation>
    </message>
    <message>
        <source>VoIP</source>
        <translation>VoIP</translation>
    </message>
    <message>
        <source>Internal Wi-Fi only</source>
        <translation>Nur internes WLAN</translation>
    </message>
    <message>
        <source>MCX answers internal URLs</source>
        <translation>MCX antwortet mit internen URLs</translation>
    </message>
    <message>
        <source>Apple push notification</source>
        <translation>Apple-Pushbenachrichtigung</translation>
    </message>
    <message>
        <source>Microsoft push notification</source>
        <translation>Microsoft-Pushbenachrichtigung</translation>
    </message>
    <message>
        <source>Push notification</source>
        <translation>Pushbenachrichtigung</translation>
    </message>
    <message>
        <source>Enable IP audio and video</source>
        <translation>IP-Audio und -Video zulassen</translation>
    </message>
    <message>
        <source>Require Wi-Fi for IP audio</source>
        <translation>WLAN für IP-Audio verlangen</translation>
    </message>
    <message>
        <source>Require Wi-Fi for IP video</source>
        <translation>WLAN für IP-Video verlangen</translation>
    </message>
    <message>
        <source>Require Wi-Fi for sharing</source>
        <translation>WLAN für Freigaben verlangen</translation>
    </message>
    <message>
        <source>Allow saving IM history</source>
        <translation>Speichern des IM-Verlaufs zulassen</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Home pool</source>
        <translation>Stammpool</translation>
    </message>
    <message>
        <source>Usages</source>
        <translation>Verwendungen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Alternative names</source>
        <translation>Alternative Namen</translation>
    </message>
    <message>
        <source>Subject name</source>
        <translation>Antragstellername</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Enterprise Voice</source>
        <translation>Enterprise-VoIP</translation>
    </message>
    <message>
        <source>Pool FQDN</source>
        <translation>Pool-FQDN</translation>
    </message>
    <message>
        <source>Internal pool FQDN</source>
        <translation>Interner Pool-FQDN</translation>
    </message>
    <message>
        <source>Ports that differ</source>
        <translation>Abweichende Ports</translation>
    </message>
    <message>
        <source>Mobility enabled</source>
        <translation>Mobilität aktiviert</translation>
    </message>
    <message>
        <source>PSTN usages</source>
        <translation>PSTN-Verwendungen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Mobility policy</source>
        <translation>Mobilitätsrichtlinie</translation>
    </message>
    <message>
        <source>Voice policy</source>
        <translation>VoIP-Richtlinie</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Placements</source>
        <translation>Platzierungen</translation>
    </message>
    <message>
        <source>Bends</source>
        <translation>Knicke</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Spoofing prevention</source>
        <translation>Spoofing-Schutz</translation>
    </message>
    <message>
        <source>Stateful</source>
        <translation>Zustandsbehaftet</translation>
    </message>
    <message>
        <source>Full proxy</source>
        <translation>Vollständiger Proxy</translation>
    </message>
    <message>
        <source>Direct server return</source>
        <translation>Direct Server Return</translation>
    </message>
    <message>
        <source>Allows TLS 1.2</source>
        <translation>Erlaubt TLS 1.2</translation>
    </message>
    <message>
        <source>Forwards host header</source>
        <translation>Leitet Hostheader weiter</translation>
    </message>
    <message>
        <source>Trusts internal CA</source>
        <translation>Vertraut interner CA</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>Probe port</source>
        <translation>Testport</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Server authentication</source>
        <translation>Serverauthentifizierung</translation>
    </message>
    <message>
        <source>Revocation list</source>
        <translation>Sperrliste</translation>
    </message>
    <message>
        <source>Exportable</source>
        <translation>Exportierbar</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Allowed domains</source>
        <translation>Zugelassene Domänen</translation>
    </message>
    <message>
        <source>Hosting providers</source>
        <translation>Hostinganbieter</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Ermittlung</translation>
    </message>
    <message>
        <source>Discovery transport</source>
        <translation>Transport der Ermittlung</translation>
    </message>
    <message>
        <source>Uses click to join</source>
        <translation>Verwendet Teilnahme per Klick</translation>
    </message>
    <message>
        <source>Promises notification</source>
        <translation>Verspricht Benachrichtigung</translation>
    </message>
    <message>
        <source>Devices trust internal CA</source>
        <translation>Geräte vertrauen interner CA</translation>
    </message>
    <message>
        <source>MCX</source>
        <translation>MCX</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>Bindungen</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Admin center port</source>
        <translation>Port des Admin Centers</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Subnetze</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation>Mobilität</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>DNS views</source>
        <translation>DNS-Sichten</translation>
    </message>
    <message>
        <source>DNS records</source>
        <translation>DNS-Einträge</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Cloud services</source>
        <translation>Clouddienste</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Source ports</source>
        <translation>Quellports</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Destination ports</source>
        <translation>Zielports</translation>
    </message>
    <message>
        <source>From interface</source>
        <translation>Von Schnittstelle</translation>
    </message>
    <message>
        <source>To interface</source>
        <translation>Nach Schnittstelle</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Private port</source>
        <translation>Privater Port</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Backend port</source>
        <translation>Backendport</translation>
    </message>
    <message>
        <source>Member port</source>
        <translation>Mitgliedsport</translation>
    </message>
    <message>
        <source>Severities</source>
        <translation>Schweregrade</translation>
    </message>
    <message>
        <source>Suppressions</source>
        <translation>Unterdrückungen</translation>
    </message>
    <message>
        <source>Review notes</source>
        <translation>Prüfnotizen</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Eingeklappt</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Klausel</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>DHCP option 120</source>
        <translation>DHCP-Option 120</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>Hidden kinds</source>
        <translation>Ausgeblendete Arten</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Eingeblendet</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Push target</source>
        <translation>Pushziel</translation>
    </message>
    <message>
        <source>Proxy FQDN</source>
        <translation>Proxy-FQDN</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verifizierung</translation>
    </message>
    <message>
        <source>Shares address space</source>
        <translation>Gemeinsamer Adressraum</translation>
    </message>
    <message>
        <source>Hosts users</source>
        <translation>Beheimatet Benutzer</translation>
    </message>
    <message>
        <source>Autodiscover URL</source>
        <translation>AutoErmittlungs-URL</translation>
    </message>
    <message>
        <source>Enable mobility</source>
        <translation>Mobilität aktivieren</translation>
    </message>
    <message>
        <source>Enable outside voice</source>
        <translation>Anrufe außerhalb zulassen</translation>
    </message>
    <message>
        <source>Allow save call logs</source>
        <translation>Anruflisten speichern zulassen</translation>
    </message>
    <message>
        <source>Allow save credentials</source>
        <translation>Anmeldedaten speichern zulassen</translation>
    </message>
    <message>
        <source>Allow exchange connectivity</source>
        <translation>Exchange-Verbindung zulassen</translation>
    </message>
    <message>
        <source>Allow simultaneous ring</source>
        <translation>Gleichzeitiges Klingeln zulassen</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>Ref</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Mehrere</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Nested</source>
        <translation>Geschachtelt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Hosting</source>
        <translation>Hosting</translation>
    </message>
    <message>
        <source>Balancing</source>
        <translation>Lastenausgleich</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Listening port</source>
        <translation>Überwachungsport</translation>
    </message>
    <message>
        <source>Mediation port</source>
        <translation>Vermittlungsport</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Opening '{0}'…</source>
        <translation>„{0}“ wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>About the finding</source>
        <translation>Über den Befund</translation>
    </message>
    <message>
        <source>Choose a finding to read what it means and how to put it right.</source>
        <translation>Wählen Sie einen Befund, um zu lesen, was er bedeutet und wie er behoben wird.</translation>
    </message>
    <message>
        <source>Clauses: {0}</source>
        <translation>Klauseln: {0}</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Page of the topic</source>
        <translation>Seite des Themas</translation>
    </message>
    <message>
        <source>How a design is checked</source>
        <translation>Wie ein Entwurf geprüft wird</translation>
    </message>
    <message>
        <source>A tour in three minutes</source>
        <translation>Ein Rundgang in drei Minuten</translation>
    </message>
    <message>
        <source>Views of the drawing</source>
        <translation>Ansichten der Zeichnung</translation>
    </message>
    <message>
        <source>Files, earlier versions and recovery</source>
        <translation>Dateien, frühere Versionen und Wiederherstellung</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>next and previous element</source>
        <translation>nächstes und voriges Element</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>move what is selected; with Alt by single points</source>
        <translation>Auswahl verschieben; mit Alt punktweise</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>go to the fields; while connecting: connect</source>
        <translation>zu den Feldern; beim Verbinden: verbinden</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>give up the gesture, then the selection</source>
        <translation>Geste abbrechen, dann Auswahl aufheben</translation>
    </message>
    <message>
        <source>connect the selected element; Tab chooses the other end</source>
        <translation>ausgewähltes Element verbinden; Tab wählt das andere Ende</translation>
    </message>
    <message>
        <source>zoom in, zoom out, show everything</source>
        <translation>vergrößern, verkleinern, alles zeigen</translation>
    </message>
    <message>
        <source>Space and mouse</source>
        <translation>Leertaste und Maus</translation>
    </message>
    <message>
        <source>move the drawing</source>
        <translation>Zeichnung bewegen</translation>
    </message>
    <message>
        <source>On the drawing</source>
        <translation>Auf der Zeichnung</translation>
    </message>
</context>
<context>
    <name>help files</name>
    <message>
        <source>checking.md</source>
        <translation>checking.de.md</translation>
    </message>
    <message>
        <source>tour.md</source>
        <translation>tour.de.md</translation>
    </message>
    <message>
        <source>views.md</source>
        <translation>views.de.md</translation>
    </message>
    <message>
        <source>files.md</source>
        <translation>files.de.md</translation>
    </message>
</context>
<context>
    <name>items</name>
    <message>
        <source>machine</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>binding</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>port range</source>
        <translation>Portbereich</translation>
    </message>
    <message>
        <source>NAT entry</source>
        <translation>NAT-Eintrag</translation>
    </message>
    <message>
        <source>publishing rule</source>
        <translation>Veröffentlichungsregel</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>simple URL</source>
        <translation>einfache URL</translation>
    </message>
    <message>
        <source>hosting provider</source>
        <translation>Hostinganbieter</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Office Web Apps Server</source>
        <translation>Office Web Apps-Server</translation>
    </message>
    <message>
        <source>SQL Server</source>
        <translation>SQL Server</translation>
    </message>
    <message>
        <source>Front End pool</source>
        <translation>Front-End-Pool</translation>
    </message>
    <message>
        <source>Edge pool</source>
        <translation>Edgepool</translation>
    </message>
    <message>
        <source>Director pool</source>
        <translation>Directorpool</translation>
    </message>
    <message>
        <source>Mediation pool</source>
        <translation>Vermittlungsserverpool</translation>
    </message>
    <message>
        <source>Survivable branch</source>
        <translation>Ausfallsichere Zweigstelle</translation>
    </message>
    <message>
        <source>File store</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>PSTN gateway</source>
        <translation>PSTN-Gateway</translation>
    </message>
    <message>
        <source>Support server</source>
        <translation>Unterstützender Server</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Reverse proxy</source>
        <translation>Reverseproxy</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Cloud service</source>
        <translation>Clouddienst</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>DNS view</source>
        <translation>DNS-Sicht</translation>
    </message>
    <message>
        <source>DNS record</source>
        <translation>DNS-Eintrag</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Mobility policy</source>
        <translation>Mobilitätsrichtlinie</translation>
    </message>
    <message>
        <source>Voice policy</source>
        <translation>VoIP-Richtlinie</translation>
    </message>
    <message>
        <source>Voice route</source>
        <translation>VoIP-Route</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Computer</translation>
    </message>
</context>
<context>
    <name>legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>stops in order</source>
        <translation>Halte der Reihe nach</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>turns back to the side it came from</source>
        <translation>kehrt zur Seite zurück, von der es kam</translation>
    </message>
    <message>
        <source>ends here</source>
        <translation>endet hier</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>grey: loses something by it</source>
        <translation>grau: verliert dadurch etwas</translation>
    </message>
</context>
<context>
    <name>meanings</name>
    <message>
        <source>A group of like clients in one zone.</source>
        <translation>Eine Gruppe gleichartiger Clients in einer Zone.</translation>
    </message>
    <message>
        <source>the Front End pool or branch appliance that homes these users; empty means any pool.</source>
        <translation>der Front-End-Pool oder das Zweigstellengerät, bei dem diese Benutzer geführt werden; leer bedeutet: irgendein Pool.</translation>
    </message>
    <message>
        <source>one representative address; empty means any address of the zone.</source>
        <translation>eine stellvertretende Adresse; leer bedeutet: jede Adresse der Zone.</translation>
    </message>
    <message>
        <source>the users are enabled for Enterprise Voice.</source>
        <translation>die Benutzer sind für Enterprise-VoIP aktiviert.</translation>
    </message>
    <message>
        <source>policies of scope user that these users were granted; empty means those of their site, else the global ones.</source>
        <translation>Richtlinien mit dem Bereich „Benutzer“, die diesen Benutzern zugewiesen wurden; leer bedeutet: die ihres Standorts, sonst die globalen.</translation>
    </message>
    <message>
        <source>A service in the cloud or at a partner.</source>
        <translation>Ein Dienst in der Cloud oder bei einem Partner.</translation>
    </message>
    <message>
        <source>SIP domains of a tenant in Microsoft 365 whose users come to this deployment's Edge, beside those of the design.</source>
        <translation>SIP-Domänen eines Mandanten in Microsoft 365, dessen Benutzer über den Edge dieser Bereitstellung kommen, zusätzlich zu denen des Entwurfs.</translation>
    </message>
    <message>
        <source>A packet filter that forwards between the zones of its interfaces.</source>
        <translation>Ein Paketfilter, der zwischen den Zonen seiner Schnittstellen weiterleitet.</translation>
    </message>
    <message>
        <source>"Worked out from the plan" opens exactly what the plan requires; "As recorded here" follows the rules.</source>
        <translation>„Aus dem Plan abgeleitet“ öffnet genau, was der Plan verlangt; „Wie hier erfasst“ folgt den Regeln.</translation>
    </message>
    <message>
        <source>a packet may leave by the interface it came in by.</source>
        <translation>ein Paket darf die Schnittstelle verlassen, über die es hereinkam.</translation>
    </message>
    <message>
        <source>sources that do not belong to the arriving side are dropped.</source>
        <translation>Quellen, die nicht auf die Seite gehören, von der sie kommen, werden verworfen.</translation>
    </message>
    <message>
        <source>replies pass without a rule of their own.</source>
        <translation>Antworten gehen ohne eigene Regel durch.</translation>
    </message>
    <message>
        <source>seconds after which a silent TCP connection is dropped; empty while undecided.</source>
        <translation>Sekunden, nach denen eine stille TCP-Verbindung getrennt wird; leer, solange es nicht entschieden ist.</translation>
    </message>
    <message>
        <source>Spreads connections over the members of pools.</source>
        <translation>Verteilt Verbindungen auf die Mitglieder von Pools.</translation>
    </message>
    <message>
        <source>members see the balancer's address; otherwise the client's (transparent).</source>
        <translation>die Mitglieder sehen die Adresse des Load Balancers, sonst die des Clients (transparent).</translation>
    </message>
    <message>
        <source>ends the connection and opens a new one, so that ports can change and requests be spread.</source>
        <translation>beendet die Verbindung und öffnet eine neue, sodass Ports wechseln und Anfragen verteilt werden können.</translation>
    </message>
    <message>
        <source>members answer past the balancer.</source>
        <translation>die Mitglieder antworten am Load Balancer vorbei.</translation>
    </message>
    <message>
        <source>the virtual addresses accept TLS 1.2.</source>
        <translation>die virtuellen Adressen nehmen TLS 1.2 an.</translation>
    </message>
    <message>
        <source>Ends a web connection and opens a new one to the pool.</source>
        <translation>Beendet eine Webverbindung und öffnet eine neue zum Pool.</translation>
    </message>
    <message>
        <source>"Worked out from the plan" publishes what the plan requires; "As recorded here" follows the rules.</source>
        <translation>„Aus dem Plan abgeleitet“ veröffentlicht, was der Plan verlangt; „Wie hier erfasst“ folgt den Regeln.</translation>
    </message>
    <message>
        <source>the outer interface accepts traffic that comes from inside (its spoofing rule is relaxed).</source>
        <translation>die äußere Schnittstelle nimmt Verkehr an, der von innen kommt (ihre Spoofingregel ist gelockert).</translation>
    </message>
    <message>
        <source>the backend sees the client's address.</source>
        <translation>das Ziel dahinter sieht die Adresse des Clients.</translation>
    </message>
    <message>
        <source>the DNS view the proxy asks; empty means that of the zone of its inner interface.</source>
        <translation>die DNS-Sicht, die der Proxy fragt; leer bedeutet: die der Zone seiner inneren Schnittstelle.</translation>
    </message>
    <message>
        <source>seconds; empty while undecided.</source>
        <translation>Sekunden; leer, solange es nicht entschieden ist.</translation>
    </message>
    <message>
        <source>the backend sees the host name that the client asked for.</source>
        <translation>das Ziel dahinter sieht den Hostnamen, den der Client angefragt hat.</translation>
    </message>
    <message>
        <source>the listener accepts TLS 1.2.</source>
        <translation>der Listener nimmt TLS 1.2 an.</translation>
    </message>
    <message>
        <source>it has the root of the internal certification authority, or gets it.</source>
        <translation>er hat das Stammzertifikat der internen Zertifizierungsstelle oder erhält es.</translation>
    </message>
    <message>
        <source>Forwards between the zones of its interfaces and filters nothing.</source>
        <translation>Leitet zwischen den Zonen seiner Schnittstellen weiter und filtert nichts.</translation>
    </message>
    <message>
        <source>A virtual address of a load balancer.</source>
        <translation>Eine virtuelle Adresse eines Load Balancers.</translation>
    </message>
    <message>
        <source>the server element whose members answer.</source>
        <translation>das Serverelement, dessen Mitglieder antworten.</translation>
    </message>
    <message>
        <source>empty while undecided.</source>
        <translation>leer, solange es nicht entschieden ist.</translation>
    </message>
    <message>
        <source>TCP port of the members that the balancer watches.</source>
        <translation>TCP-Port der Mitglieder, den der Load Balancer überwacht.</translation>
    </message>
    <message>
        <source>An association from `source` to `target`, both elements.</source>
        <translation>Eine Zuordnung von `source` zu `target`, beides Elemente.</translation>
    </message>
    <message>
        <source>A certificate that exists or is decided; it stands in place of the derived one.</source>
        <translation>Ein Zertifikat, das vorhanden oder beschlossen ist; es tritt an die Stelle des abgeleiteten.</translation>
    </message>
    <message>
        <source>a server element, a machine or a reverse proxy.</source>
        <translation>ein Serverelement, ein Computer oder ein Reverseproxy.</translation>
    </message>
    <message>
        <source>subject alternative names in order.</source>
        <translation>alternative Antragstellernamen in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>length of an RSA key; 0 for a key of another kind.</source>
        <translation>Länge eines RSA-Schlüssels; 0 bei einem Schlüssel anderer Art.</translation>
    </message>
    <message>
        <source>Server Authentication stands among its extended key usages.</source>
        <translation>Serverauthentifizierung gehört zu seinen erweiterten Schlüsselverwendungen.</translation>
    </message>
    <message>
        <source>it names a place where its revocation list is fetched (CRL distribution point).</source>
        <translation>es nennt eine Stelle, an der seine Sperrliste abgerufen wird (CRL-Verteilungspunkt).</translation>
    </message>
    <message>
        <source>the private key can be taken to another machine.</source>
        <translation>der private Schlüssel kann auf einen anderen Computer übertragen werden.</translation>
    </message>
    <message>
        <source>Settings of federation that are made in the Management Shell.</source>
        <translation>Einstellungen des Partnerverbunds, die in der Verwaltungsshell gemacht werden.</translation>
    </message>
    <message>
        <source>"Worked out from the plan" is set up as the worksheets list it; "As recorded here" is what the deployment has, and is judged.</source>
        <translation>„Aus dem Plan abgeleitet“ wird eingerichtet, wie die Arbeitsblätter es aufführen; „Wie hier erfasst“ ist, was die Bereitstellung hat, und wird beurteilt.</translation>
    </message>
    <message>
        <source>of the Access Edge.</source>
        <translation>des Zugriffs-Edges.</translation>
    </message>
    <message>
        <source>domains that federation is allowed with.</source>
        <translation>Domänen, mit denen der Partnerverbund erlaubt ist.</translation>
    </message>
    <message>
        <source>What the deployment offers to mobile devices.</source>
        <translation>Was die Bereitstellung mobilen Geräten bietet.</translation>
    </message>
    <message>
        <source>Mobility is for devices on the internal Wi-Fi alone.</source>
        <translation>Mobilität ist nur für Geräte im internen WLAN gedacht.</translation>
    </message>
    <message>
        <source>MCX answers internal URLs (`Set-CsMcxConfiguration -ExposedWebURL Internal`, 2015 only).</source>
        <translation>MCX nennt in seinen Antworten interne URLs (`Set-CsMcxConfiguration -ExposedWebURL Internal`, nur 2015).</translation>
    </message>
    <message>
        <source>the plan promises these functions.</source>
        <translation>der Plan verspricht diese Funktionen.</translation>
    </message>
    <message>
        <source>users without Enterprise Voice join meetings by link, and the server calls them.</source>
        <translation>Benutzer ohne Enterprise-VoIP nehmen über einen Link an Besprechungen teil, und der Server ruft sie an.</translation>
    </message>
    <message>
        <source>the plan promises that inactive devices learn of messages and calls.</source>
        <translation>der Plan verspricht, dass inaktive Geräte von Nachrichten und Anrufen erfahren.</translation>
    </message>
    <message>
        <source>devices on the Wi-Fi have the root of the internal CA, or get it.</source>
        <translation>Geräte im WLAN haben das Stammzertifikat der internen Zertifizierungsstelle oder erhalten es.</translation>
    </message>
    <message>
        <source>A simple URL.</source>
        <translation>Eine einfache URL.</translation>
    </message>
    <message>
        <source>host part of the URL.</source>
        <translation>Hostteil der URL.</translation>
    </message>
    <message>
        <source>the SIP domain it serves; empty means all of them ("*").</source>
        <translation>die SIP-Domäne, für die sie gilt; leer bedeutet: alle („*“).</translation>
    </message>
    <message>
        <source>what follows the host, without leading slash.</source>
        <translation>was auf den Host folgt, ohne führenden Schrägstrich.</translation>
    </message>
    <message>
        <source>One computer of a pool.</source>
        <translation>Ein Computer eines Pools.</translation>
    </message>
    <message>
        <source>unique over the whole design.</source>
        <translation>eindeutig im ganzen Entwurf.</translation>
    </message>
    <message>
        <source>services with the addresses they use; a service that is not listed uses all addresses.</source>
        <translation>Dienste mit den Adressen, die sie verwenden; ein Dienst, der nicht aufgeführt ist, verwendet alle Adressen.</translation>
    </message>
    <message>
        <source>for instance "Windows Server 2019"; empty when not decided.</source>
        <translation>zum Beispiel „Windows Server 2019“; leer, solange es nicht entschieden ist.</translation>
    </message>
    <message>
        <source>where Windows Admin Center listens; empty while it is not installed here.</source>
        <translation>der Port von Windows Admin Center; leer, solange es hier nicht installiert ist.</translation>
    </message>
    <message>
        <source>A port that differs from the catalog's default.</source>
        <translation>Ein Port, der vom Standard des Katalogs abweicht.</translation>
    </message>
    <message>
        <source>a service of the catalog.</source>
        <translation>ein Dienst des Katalogs.</translation>
    </message>
    <message>
        <source>the port used in its place; for a range, its first port.</source>
        <translation>der Port, der stattdessen verwendet wird; bei einem Bereich sein erster Port.</translation>
    </message>
    <message>
        <source>number of ports for a range.</source>
        <translation>Anzahl der Ports eines Bereichs.</translation>
    </message>
    <message>
        <source>A record that the planner has, or by which the planner overrides a derived one. In a derived view a planner's record replaces every derived record of the same name (for A, AAAA and CNAME together; for SRV those of the same owner). With no target it says that the name has no record in this view.</source>
        <translation>Ein Eintrag, den der Planer hat oder mit dem er einen abgeleiteten ersetzt. In einer abgeleiteten Sicht ersetzt ein Eintrag des Planers alle abgeleiteten desselben Namens (A, AAAA und CNAME gemeinsam; SRV die desselben Besitzers). Ohne Ziel sagt er, dass der Name in dieser Sicht keinen Eintrag hat.</translation>
    </message>
    <message>
        <source>the DNS view that answers it.</source>
        <translation>die DNS-Sicht, die ihn beantwortet.</translation>
    </message>
    <message>
        <source>addresses for A and AAAA, one name for CNAME, names for SRV; empty says "no such name".</source>
        <translation>Adressen bei A und AAAA, ein Name bei CNAME, Namen bei SRV; leer bedeutet „diesen Namen gibt es nicht“.</translation>
    </message>
    <message>
        <source>SRV only.</source>
        <translation>nur bei SRV.</translation>
    </message>
    <message>
        <source>seconds; empty leaves it to the zone.</source>
        <translation>Sekunden; leer überlässt es der Zone.</translation>
    </message>
    <message>
        <source>Who answers a group of resolvers.</source>
        <translation>Wer einer Gruppe von Auflösern antwortet.</translation>
    </message>
    <message>
        <source>DNS zones that the view answers with authority; for a name inside them that has no record the answer is "no such name". A pin-point zone is listed by its full name.</source>
        <translation>DNS-Zonen, die die Sicht autoritativ beantwortet; für einen Namen darin, der keinen Eintrag hat, lautet die Antwort „diesen Namen gibt es nicht“. Eine Pin-Point-Zone wird mit ihrem vollen Namen aufgeführt.</translation>
    </message>
    <message>
        <source>the view asked for all other names; empty for a view that asks nobody.</source>
        <translation>die DNS-Sicht, die nach allen anderen Namen gefragt wird; leer bei einer Sicht, die niemanden fragt.</translation>
    </message>
    <message>
        <source>addresses of DNS servers that answer as this view and are not drawn, such as those of the Internet provider; build sheets name them beside those that are drawn.</source>
        <translation>Adressen von DNS-Servern, die wie diese DNS-Sicht antworten und nicht gezeichnet sind, etwa die des Internetanbieters; die Arbeitsblätter für den Serverbau nennen sie neben den gezeichneten.</translation>
    </message>
    <message>
        <source>"Worked out from the plan" answers the records that the plan requires, changed by the planner's own records; "As recorded here" answers the planner's own records and nothing else.</source>
        <translation>„Aus dem Plan abgeleitet“ beantwortet die Einträge, die der Plan verlangt, geändert durch die eigenen des Planers; „Wie hier erfasst“ beantwortet nur die eigenen Einträge des Planers.</translation>
    </message>
    <message>
        <source>A site of the topology.</source>
        <translation>Ein Standort der Topologie.</translation>
    </message>
    <message>
        <source>for a branch, its central site.</source>
        <translation>bei einer Zweigstelle ihr zentraler Standort.</translation>
    </message>
    <message>
        <source>A network segment.</source>
        <translation>Ein Netzwerksegment.</translation>
    </message>
    <message>
        <source>IPv4 and IPv6 networks of the segment; empty for the Internet and its like.</source>
        <translation>IPv4- und IPv6-Netze des Segments; leer beim Internet und dergleichen.</translation>
    </message>
    <message>
        <source>the DNS view that the machines of the zone ask.</source>
        <translation>die DNS-Sicht, die die Computer der Zone fragen.</translation>
    </message>
    <message>
        <source>the site, when the zone belongs to one.</source>
        <translation>der Standort, wenn die Zone zu einem gehört.</translation>
    </message>
    <message>
        <source>A planned deployment.</source>
        <translation>Eine geplante Bereitstellung.</translation>
    </message>
    <message>
        <source>version that is planned.</source>
        <translation>die Version, die geplant wird.</translation>
    </message>
    <message>
        <source>the first one is the default SIP domain.</source>
        <translation>die erste ist die Standard-SIP-Domäne.</translation>
    </message>
    <message>
        <source>DNS domains of Active Directory, where servers have their names.</source>
        <translation>DNS-Domänen von Active Directory, in denen die Server ihre Namen haben.</translation>
    </message>
    <message>
        <source>what the plan offers beyond what its elements say.</source>
        <translation>was der Plan bietet, über das hinaus, was seine Elemente sagen.</translation>
    </message>
    <message>
        <source>port ranges that clients are held to (`Set-CsConferencingConfiguration`); any port without.</source>
        <translation>Portbereiche, auf die Clients beschränkt sind (`Set-CsConferencingConfiguration`); ohne Angabe jeder Port.</translation>
    </message>
    <message>
        <source>A network adapter.</source>
        <translation>Ein Netzwerkadapter.</translation>
    </message>
    <message>
        <source>unique within its machine or device; `element/name` addresses it from outside.</source>
        <translation>eindeutig innerhalb des Computers oder Geräts; von außen wird er mit `Element/Name` angesprochen.</translation>
    </message>
    <message>
        <source>the zone it is plugged into.</source>
        <translation>die Zone, an die er angeschlossen ist.</translation>
    </message>
    <message>
        <source>none while nothing is planned yet.</source>
        <translation>keine, solange nichts geplant ist.</translation>
    </message>
    <message>
        <source>default gateway. A machine has at most one interface with a gateway.</source>
        <translation>Standardgateway. Ein Computer hat höchstens eine Schnittstelle mit einem Gateway.</translation>
    </message>
    <message>
        <source>static routes of this adapter. A route to everything (`::/0`) is a default route: so a machine with both IP families has a default gateway in each.</source>
        <translation>statische Routen dieses Adapters. Eine Route überallhin (`::/0`) ist eine Standardroute: So hat ein Computer mit beiden IP-Familien in jeder ein Standardgateway.</translation>
    </message>
    <message>
        <source>Ports `first` to `last`, both included.</source>
        <translation>Die Ports von `first` bis `last`, beide eingeschlossen.</translation>
    </message>
    <message>
        <source>One line of a recorded policy; the first line that matches decides, and no match drops.</source>
        <translation>Eine Zeile einer erfassten Richtlinie; die erste passende Zeile entscheidet, und was zu keiner passt, wird verworfen.</translation>
    </message>
    <message>
        <source>networks or addresses in CIDR form, or zones and elements; empty means any.</source>
        <translation>Netze oder Adressen in CIDR-Schreibweise oder Zonen und Elemente; leer bedeutet beliebig.</translation>
    </message>
    <message>
        <source>empty means any.</source>
        <translation>leer bedeutet beliebig.</translation>
    </message>
    <message>
        <source>names of interfaces of this firewall; empty means any.</source>
        <translation>Namen von Schnittstellen dieser Firewall; leer bedeutet beliebig.</translation>
    </message>
    <message>
        <source>A one-to-one translation of a firewall.</source>
        <translation>Eine Eins-zu-eins-Übersetzung einer Firewall.</translation>
    </message>
    <message>
        <source>name of the interface on whose side the public address is shown.</source>
        <translation>Name der Schnittstelle, auf deren Seite die öffentliche Adresse gezeigt wird.</translation>
    </message>
    <message>
        <source>the two addresses.</source>
        <translation>die beiden Adressen.</translation>
    </message>
    <message>
        <source>inbound packets keep their source address (required for the A/V Edge).</source>
        <translation>eingehende Pakete behalten ihre Quelladresse (für den A/V-Edge erforderlich).</translation>
    </message>
    <message>
        <source>set for a forward of one port only.</source>
        <translation>gesetzt, wenn nur ein Port weitergeleitet wird.</translation>
    </message>
    <message>
        <source>What a reverse proxy does with a request.</source>
        <translation>Was ein Reverseproxy mit einer Anfrage tut.</translation>
    </message>
    <message>
        <source>public host names; a wildcard label is allowed.</source>
        <translation>öffentliche Hostnamen; ein Platzhalter als erster Namensteil ist erlaubt.</translation>
    </message>
    <message>
        <source>listening port, 443 or 80.</source>
        <translation>Port des Listeners, 443 oder 80.</translation>
    </message>
    <message>
        <source>prefix of the URL path the rule is limited to.</source>
        <translation>Anfang des URL-Pfads, auf den die Regel beschränkt ist.</translation>
    </message>
    <message>
        <source>a server element (behind a balancer its external web VIP is meant), or a DNS name.</source>
        <translation>ein Serverelement (hinter einem Load Balancer ist seine VIP für externe Webdienste gemeint) oder ein DNS-Name.</translation>
    </message>
    <message>
        <source>port at the next hop.</source>
        <translation>Port am nächsten Hop.</translation>
    </message>
    <message>
        <source>A port of a VIP and the port of the members it leads to.</source>
        <translation>Ein Port einer VIP und der Port der Mitglieder, zu dem er führt.</translation>
    </message>
    <message>
        <source>A persistent route: `network` is reached through `via`.</source>
        <translation>Eine dauerhafte Route: `network` wird über `via` erreicht.</translation>
    </message>
    <message>
        <source>A service bound to addresses of its machine.</source>
        <translation>Ein Dienst, der an Adressen seines Computers gebunden ist.</translation>
    </message>
    <message>
        <source>empty means "use all configured addresses", Topology Builder's 0.0.0.0.</source>
        <translation>leer bedeutet „alle konfigurierten Adressen verwenden“, 0.0.0.0 im Topologie-Generator.</translation>
    </message>
    <message>
        <source>the public address that NAT shows for it, as entered in the topology (`ConfiguredIPAddress`).</source>
        <translation>die öffentliche Adresse, die NAT dafür zeigt, wie in der Topologie eingetragen (`ConfiguredIPAddress`).</translation>
    </message>
    <message>
        <source>Push notification, off by default as in Set-CsPushNotificationConfiguration.</source>
        <translation>Pushbenachrichtigung, standardmäßig aus wie in Set-CsPushNotificationConfiguration.</translation>
    </message>
    <message>
        <source>of the configuration; the cmdlet knows global and site.</source>
        <translation>der Konfiguration; das Cmdlet kennt global und Standort.</translation>
    </message>
    <message>
        <source>somebody has seen that the push service in the cloud still answers.</source>
        <translation>jemand hat gesehen, dass der Pushdienst in der Cloud noch antwortet.</translation>
    </message>
    <message>
        <source>Settings of the Mobility service for Lync 2010 clients (2015 only), defaults as in Set-CsMcxConfiguration.</source>
        <translation>Einstellungen des Mobilitätsdiensts für Clients von Lync 2010 (nur 2015), Standardwerte wie in Set-CsMcxConfiguration.</translation>
    </message>
    <message>
        <source>seconds; of iOS and Windows Phone devices.</source>
        <translation>Sekunden; von Geräten mit iOS und Windows Phone.</translation>
    </message>
    <message>
        <source>seconds; of devices whose app runs in the background.</source>
        <translation>Sekunden; von Geräten, deren App im Hintergrund läuft.</translation>
    </message>
    <message>
        <source>SIP address of the push service.</source>
        <translation>SIP-Adresse des Pushdiensts.</translation>
    </message>
    <message>
        <source>A hosting provider that the Edge talks to.</source>
        <translation>Ein Hostinganbieter, mit dem der Edge spricht.</translation>
    </message>
    <message>
        <source>users of one SIP domain are homed here and there.</source>
        <translation>Benutzer einer SIP-Domäne werden hier und dort geführt.</translation>
    </message>
    <message>
        <source>the provider homes users of this deployment.</source>
        <translation>der Anbieter führt Benutzer dieser Bereitstellung.</translation>
    </message>
    <message>
        <source>where discovery sends users who are homed at the provider.</source>
        <translation>wohin die Ermittlung Benutzer schickt, die beim Anbieter geführt werden.</translation>
    </message>
    <message>
        <source>A mobility policy; defaults are those of New-CsMobilityPolicy.</source>
        <translation>Eine Mobilitätsrichtlinie; die Standardwerte sind die von New-CsMobilityPolicy.</translation>
    </message>
    <message>
        <source>A voice policy with its PSTN usages.</source>
        <translation>Eine VoIP-Richtlinie mit ihren PSTN-Verwendungen.</translation>
    </message>
    <message>
        <source>A voice route: numbers of `pattern` with one of `usages` leave by `gateways`.</source>
        <translation>Eine VoIP-Route: Nummern nach `pattern` mit einer von `usages` gehen über `gateways` hinaus.</translation>
    </message>
    <message>
        <source>A Front End pool or a Standard Edition server.</source>
        <translation>Ein Front-End-Pool oder ein Standard Edition-Server.</translation>
    </message>
    <message>
        <source>the pool FQDN; for a single server its own.</source>
        <translation>der FQDN des Pools; bei einem einzelnen Server sein eigener.</translation>
    </message>
    <message>
        <source>empty means the product version of the design.</source>
        <translation>leer bedeutet: die Produktversion des Entwurfs.</translation>
    </message>
    <message>
        <source>Mediation runs on the Front End Servers.</source>
        <translation>der Vermittlungsdienst läuft auf den Front-End-Servern.</translation>
    </message>
    <message>
        <source>the pool holds the Central Management store.</source>
        <translation>der Pool enthält den zentralen Verwaltungsspeicher.</translation>
    </message>
    <message>
        <source>the pool serves mobile users; a property of the pool, never of one member.</source>
        <translation>der Pool bedient mobile Benutzer; eine Eigenschaft des Pools, nie eines einzelnen Mitglieds.</translation>
    </message>
    <message>
        <source>users homed here, mobile users among them counted too; 0 while not estimated.</source>
        <translation>hier geführte Benutzer, die mobilen mitgezählt; 0, solange nicht geschätzt.</translation>
    </message>
    <message>
        <source>What every server element says.</source>
        <translation>Was jedes Serverelement sagt.</translation>
    </message>
    <message>
        <source>Names of the two web sites of a pool, and the ports that stand in their URLs.</source>
        <translation>Namen der beiden Websites eines Pools und die Ports, die in ihren URLs stehen.</translation>
    </message>
    <message>
        <source>the override of Topology Builder; empty means the pool FQDN.</source>
        <translation>die Außerkraftsetzung des Topologie-Generators; leer bedeutet: der FQDN des Pools.</translation>
    </message>
    <message>
        <source>the external web services FQDN; empty while none is planned.</source>
        <translation>der FQDN der externen Webdienste; leer, solange keiner geplant ist.</translation>
    </message>
    <message>
        <source>ports of the URLs outside; empty means the usual ones.</source>
        <translation>Ports der URLs außen; leer bedeutet: die üblichen.</translation>
    </message>
    <message>
        <source>ports of the URLs inside; empty means the usual ones at a virtual address, and where there is none, those that the web site listens on.</source>
        <translation>Ports der URLs innen; leer bedeutet: die üblichen an einer virtuellen Adresse und, wo es keine gibt, die, auf denen die Website lauscht.</translation>
    </message>
    <message>
        <source>A Director or a Director pool.</source>
        <translation>Ein Director oder ein Directorpool.</translation>
    </message>
    <message>
        <source>An Edge Server or Edge pool; `fqdn` is its internal name.</source>
        <translation>Ein Edgeserver oder Edgepool; `fqdn` ist sein interner Name.</translation>
    </message>
    <message>
        <source>external service names; all equal when one name and address serve all three.</source>
        <translation>Namen der externen Dienste; alle gleich, wenn ein Name und eine Adresse alle drei bedienen.</translation>
    </message>
    <message>
        <source>of both sides; hardware and DNS must not be mixed.</source>
        <translation>beider Seiten; Hardware und DNS dürfen nicht gemischt werden.</translation>
    </message>
    <message>
        <source>the Edge is a federation route (needed for partners, hybrid and push).</source>
        <translation>der Edge ist eine Verbundroute (nötig für Partner, Hybrid und Push).</translation>
    </message>
    <message>
        <source>A stand-alone Mediation Server or pool.</source>
        <translation>Ein eigenständiger Vermittlungsserver oder -pool.</translation>
    </message>
    <message>
        <source>A Survivable Branch Appliance or Server.</source>
        <translation>Eine Survivable Branch Appliance oder ein Survivable Branch Server.</translation>
    </message>
    <message>
        <source>mobile users are homed here, which needs 5088 and 5089 on the Wi-Fi.</source>
        <translation>mobile Benutzer werden hier geführt; dafür müssen 5088 und 5089 im WLAN offen sein.</translation>
    </message>
    <message>
        <source>the appliance carries its own PSTN gateway.</source>
        <translation>die Appliance hat ihr eigenes PSTN-Gateway.</translation>
    </message>
    <message>
        <source>users homed here; 0 while not estimated.</source>
        <translation>hier geführte Benutzer; 0, solange nicht geschätzt.</translation>
    </message>
    <message>
        <source>DHCP of the branch hands out the appliance as SIP server.</source>
        <translation>DHCP der Zweigstelle nennt die Appliance als SIP-Server.</translation>
    </message>
    <message>
        <source>An Office Web Apps Server or Office Online Server farm.</source>
        <translation>Ein Office Web Apps-Server oder eine Office Online Server-Farm.</translation>
    </message>
    <message>
        <source>outside attendees reach it through the reverse proxy.</source>
        <translation>Teilnehmer von außen erreichen ihn über den Reverseproxy.</translation>
    </message>
    <message>
        <source>A SQL Server. `instance` is empty for the default instance.</source>
        <translation>Ein SQL Server. `instance` ist bei der Standardinstanz leer.</translation>
    </message>
    <message>
        <source>A file share for a pool; `share` without the server part.</source>
        <translation>Eine Dateifreigabe für einen Pool; `share` ohne den Serverteil.</translation>
    </message>
    <message>
        <source>A PSTN gateway, IP-PBX or SBC with its root trunk.</source>
        <translation>Ein PSTN-Gateway, eine IP-Nebenstellenanlage oder ein SBC mit seinem Stammtrunk.</translation>
    </message>
    <message>
        <source>of the trunk.</source>
        <translation>des Trunks.</translation>
    </message>
    <message>
        <source>of the gateway; empty means the catalog's default for the transport.</source>
        <translation>des Gateways; leer bedeutet: der Standard des Katalogs für das Transportprotokoll.</translation>
    </message>
    <message>
        <source>port on the Mediation Server; empty means the default.</source>
        <translation>Port am Vermittlungsserver; leer bedeutet: der Standard.</translation>
    </message>
    <message>
        <source>A server of another kind that flows of the topology reach.</source>
        <translation>Ein Server anderer Art, den Verbindungen der Topologie erreichen.</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>Überp&amp;rüfen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Windo&amp;ws</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Be&amp;reiche</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>&amp;Ebenen</translation>
    </message>
    <message>
        <source>&amp;Views</source>
        <translation>A&amp;nsichten</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>No design was open yet</source>
        <translation>Noch kein Entwurf war geöffnet</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>mobility</name>
    <message>
        <source>Discovery</source>
        <translation>Ermittlung</translation>
    </message>
    <message>
        <source>UCWA</source>
        <translation>UCWA</translation>
    </message>
    <message>
        <source>MCX</source>
        <translation>MCX</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Medien</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Nicht vertraut</translation>
    </message>
    <message>
        <source>Wrong service</source>
        <translation>Falscher Dienst</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>No route</source>
        <translation>Keine Route</translation>
    </message>
    <message>
        <source>Runs in a circle</source>
        <translation>Läuft im Kreis</translation>
    </message>
    <message>
        <source>Name unknown</source>
        <translation>Name unbekannt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not offered</source>
        <translation>Nicht angeboten</translation>
    </message>
    <message>
        <source>With turn</source>
        <translation>Mit Wende</translation>
    </message>
    <message>
        <source>Seamless</source>
        <translation>Nahtlos</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Spürbar</translation>
    </message>
    <message>
        <source>Not promised</source>
        <translation>Nicht zugesagt</translation>
    </message>
</context>
<context>
    <name>motion</name>
    <message>
        <source>The system asks for less motion, so nothing is animated.</source>
        <translation>Das System wünscht weniger Bewegung, deshalb wird nichts animiert.</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>Overview of the drawing</source>
        <translation>Übersicht der Zeichnung</translation>
    </message>
    <message>
        <source>Arrow keys move the part that is seen, + and - zoom.</source>
        <translation>Pfeiltasten bewegen den sichtbaren Ausschnitt, + und - zoomen.</translation>
    </message>
    <message>
        <source>Drag to see another part; the wheel zooms</source>
        <translation>Ziehen zeigt einen anderen Ausschnitt; das Rad zoomt</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>Cellular network</source>
        <translation>Mobilfunknetz</translation>
    </message>
    <message>
        <source>Perimeter, outer</source>
        <translation>Umkreisnetzwerk, außen</translation>
    </message>
    <message>
        <source>Perimeter, inner</source>
        <translation>Umkreisnetzwerk, innen</translation>
    </message>
    <message>
        <source>Internal network</source>
        <translation>Internes Netzwerk</translation>
    </message>
    <message>
        <source>Corporate Wi-Fi</source>
        <translation>Firmen-WLAN</translation>
    </message>
    <message>
        <source>Guest Wi-Fi</source>
        <translation>Gäste-WLAN</translation>
    </message>
    <message>
        <source>Branch network</source>
        <translation>Zweigstellennetz</translation>
    </message>
    <message>
        <source>Partner network</source>
        <translation>Partnernetz</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Telephone network</source>
        <translation>Telefonnetz</translation>
    </message>
    <message>
        <source>Skype for Business servers</source>
        <translation>Skype for Business-Server</translation>
    </message>
    <message>
        <source>Front End pool</source>
        <translation>Front-End-Pool</translation>
    </message>
    <message>
        <source>Standard Edition server</source>
        <translation>Standard Edition-Server</translation>
    </message>
    <message>
        <source>Director pool</source>
        <translation>Directorpool</translation>
    </message>
    <message>
        <source>Edge pool</source>
        <translation>Edgepool</translation>
    </message>
    <message>
        <source>Mediation pool</source>
        <translation>Vermittlungsserverpool</translation>
    </message>
    <message>
        <source>Survivable Branch Appliance</source>
        <translation>Survivable Branch Appliance</translation>
    </message>
    <message>
        <source>Survivable Branch Server</source>
        <translation>Survivable Branch Server</translation>
    </message>
    <message>
        <source>Office Web Apps Server</source>
        <translation>Office Web Apps-Server</translation>
    </message>
    <message>
        <source>Stores and telephony</source>
        <translation>Speicher und Telefonie</translation>
    </message>
    <message>
        <source>SQL Server</source>
        <translation>SQL Server</translation>
    </message>
    <message>
        <source>File store</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>PSTN gateway</source>
        <translation>PSTN-Gateway</translation>
    </message>
    <message>
        <source>Provider's SBC</source>
        <translation>SBC des Anbieters</translation>
    </message>
    <message>
        <source>Network devices</source>
        <translation>Netzwerkgeräte</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Reverse proxy</source>
        <translation>Reverseproxy</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>Desktop client</source>
        <translation>Desktopclient</translation>
    </message>
    <message>
        <source>Web browser</source>
        <translation>Webbrowser</translation>
    </message>
    <message>
        <source>Desk phone</source>
        <translation>Tischtelefon</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Cloud and partners</source>
        <translation>Cloud und Partner</translation>
    </message>
    <message>
        <source>Push notification clearing house</source>
        <translation>Push Notification Clearing House</translation>
    </message>
    <message>
        <source>Apple push notification service</source>
        <translation>Apple-Pushbenachrichtigungsdienst</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>Federated partner</source>
        <translation>Verbundpartner</translation>
    </message>
    <message>
        <source>Public IM provider</source>
        <translation>Öffentlicher IM-Anbieter</translation>
    </message>
    <message>
        <source>XMPP partner</source>
        <translation>XMPP-Partner</translation>
    </message>
    <message>
        <source>Skype directory</source>
        <translation>Skype-Verzeichnis</translation>
    </message>
    <message>
        <source>Support servers</source>
        <translation>Unterstützende Server</translation>
    </message>
    <message>
        <source>Domain controller</source>
        <translation>Domänencontroller</translation>
    </message>
    <message>
        <source>DNS server</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>DHCP server</source>
        <translation>DHCP-Server</translation>
    </message>
    <message>
        <source>Time server</source>
        <translation>Zeitserver</translation>
    </message>
    <message>
        <source>Certification authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Exchange Server</source>
        <translation>Exchange Server</translation>
    </message>
    <message>
        <source>Exchange Unified Messaging</source>
        <translation>Exchange Unified Messaging</translation>
    </message>
    <message>
        <source>Persistent Chat Server</source>
        <translation>Server für beständigen Chat</translation>
    </message>
    <message>
        <source>Video Interop Server</source>
        <translation>Video-Interop-Server</translation>
    </message>
    <message>
        <source>Video gateway</source>
        <translation>Videogateway</translation>
    </message>
    <message>
        <source>Trusted application server</source>
        <translation>Vertrauenswürdiger Anwendungsserver</translation>
    </message>
    <message>
        <source>PBX for remote call control</source>
        <translation>Nebenstellenanlage für Remoteanrufsteuerung</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Text note</source>
        <translation>Textnotiz</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Sites and plan data</source>
        <translation>Standorte und Plandaten</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>DNS view</source>
        <translation>DNS-Sicht</translation>
    </message>
    <message>
        <source>DNS record</source>
        <translation>DNS-Eintrag</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Mobility policy</source>
        <translation>Mobilitätsrichtlinie</translation>
    </message>
    <message>
        <source>Voice policy</source>
        <translation>VoIP-Richtlinie</translation>
    </message>
    <message>
        <source>Voice route</source>
        <translation>VoIP-Route</translation>
    </message>
</context>
<context>
    <name>path</name>
    <message>
        <source>Turn: {0}</source>
        <translation>Kehre: {0}</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Mobility, external web services of {0}</source>
        <translation>Mobilität, externe Webdienste von {0}</translation>
    </message>
    <message>
        <source>Discovery inside (lyncdiscoverinternal)</source>
        <translation>Ermittlung innen (lyncdiscoverinternal)</translation>
    </message>
    <message>
        <source>Discovery (lyncdiscover)</source>
        <translation>Ermittlung (lyncdiscover)</translation>
    </message>
    <message>
        <source>Simple URL {0}</source>
        <translation>Einfache URL {0}</translation>
    </message>
    <message>
        <source>Internal web services of {0}</source>
        <translation>Interne Webdienste von {0}</translation>
    </message>
    <message>
        <source>SIP sign-in at {0}</source>
        <translation>SIP-Anmeldung an {0}</translation>
    </message>
    <message>
        <source>Web conferencing at {0}</source>
        <translation>Webkonferenzen an {0}</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>nothing is selected</source>
        <translation>nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>select two or more elements first</source>
        <translation>wählen Sie zuerst mindestens zwei Elemente aus</translation>
    </message>
    <message>
        <source>nothing is drawn yet</source>
        <translation>noch ist nichts gezeichnet</translation>
    </message>
    <message>
        <source>there is no finding</source>
        <translation>es gibt keinen Befund</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>nichts wurde geändert</translation>
    </message>
    <message>
        <source>nothing was undone</source>
        <translation>nichts wurde rückgängig gemacht</translation>
    </message>
    <message>
        <source>the present state does not allow it</source>
        <translation>der jetzige Zustand erlaubt es nicht</translation>
    </message>
    <message>
        <source>select what could fail first</source>
        <translation>wählen Sie zuerst, was ausfallen könnte</translation>
    </message>
    <message>
        <source>nothing is switched off</source>
        <translation>nichts ist ausgeschaltet</translation>
    </message>
    <message>
        <source>the design is in no file yet</source>
        <translation>der Entwurf steht noch in keiner Datei</translation>
    </message>
    <message>
        <source>the design has no saved view</source>
        <translation>der Entwurf hat keine gespeicherte Ansicht</translation>
    </message>
    <message>
        <source>everything is shown</source>
        <translation>es ist alles zu sehen</translation>
    </message>
    <message>
        <source>no saved view is looked through</source>
        <translation>keine gespeicherte Ansicht ist gewählt</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>{0} is not a DNS domain</source>
        <translation>{0} ist keine DNS-Domäne</translation>
    </message>
    <message>
        <source>{0} is not a DNS name (expected labels of letters, digits and hyphens, such as pool.contoso.com)</source>
        <translation>{0} ist kein DNS-Name (erwartet: Teile aus Buchstaben, Ziffern und Bindestrichen, etwa pool.contoso.com)</translation>
    </message>
    <message>
        <source>{0} is not an id (expected lower-case letters, digits and inner hyphens, at most 64)</source>
        <translation>{0} ist keine ID (erwartet: höchstens 64 Kleinbuchstaben, Ziffern und innere Bindestriche)</translation>
    </message>
    <message>
        <source>interface {0} is given twice</source>
        <translation>die Schnittstelle {0} ist doppelt angegeben</translation>
    </message>
    <message>
        <source>port {0} is outside 1 to 65535</source>
        <translation>der Port {0} liegt nicht zwischen 1 und 65535</translation>
    </message>
    <message>
        <source>port {0} with count {1} is outside 1 to 65535</source>
        <translation>der Port {0} mit der Anzahl {1} liegt nicht zwischen 1 und 65535</translation>
    </message>
    <message>
        <source>ports {0}-{1} are not a range within 1 to 65535</source>
        <translation>die Ports {0}-{1} sind kein Bereich zwischen 1 und 65535</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>der Name ist leer</translation>
    </message>
    <message>
        <source>firewall {0} has no interface {1}</source>
        <translation>die Firewall {0} hat keine Schnittstelle {1}</translation>
    </message>
    <message>
        <source>no element has the id {0}</source>
        <translation>kein Element hat die ID {0}</translation>
    </message>
    <message>
        <source>no note has the id {0}</source>
        <translation>keine Notiz hat die ID {0}</translation>
    </message>
    <message>
        <source>nothing with the id {0} stands on the drawing</source>
        <translation>auf der Zeichnung steht nichts mit der ID {0}</translation>
    </message>
    <message>
        <source>the id {0} is given twice (ids are unique in a design)</source>
        <translation>die ID {0} ist doppelt vergeben (in einem Entwurf ist jede ID einmalig)</translation>
    </message>
    <message>
        <source>the id {0} is in use (ids are unique in a design)</source>
        <translation>die ID {0} ist schon vergeben (in einem Entwurf ist jede ID einmalig)</translation>
    </message>
    <message>
        <source>there is no comment {0}</source>
        <translation>es gibt keinen Kommentar {0}</translation>
    </message>
    <message>
        <source>there is no field {0}</source>
        <translation>es gibt kein Feld {0}</translation>
    </message>
    <message>
        <source>there is no item {0}</source>
        <translation>es gibt keinen Eintrag {0}</translation>
    </message>
    <message>
        <source>there is no line with the id {0}</source>
        <translation>es gibt keine Linie mit der ID {0}</translation>
    </message>
    <message>
        <source>there is no setting {0}</source>
        <translation>es gibt keine Einstellung {0}</translation>
    </message>
    <message>
        <source>there is nothing with the id {0} to delete</source>
        <translation>es gibt nichts mit der ID {0}, was gelöscht werden könnte</translation>
    </message>
    <message>
        <source>zone '{0}' asks this DNS view, and there is no other that it could ask</source>
        <translation>die Zone „{0}“ fragt diese DNS-Sicht, und es gibt keine andere, die sie fragen könnte</translation>
    </message>
    <message>
        <source>{0} is a {1} (expected {2})</source>
        <translation>{0} ist: {1} (erwartet: {2})</translation>
    </message>
    <message>
        <source>{0} leads nowhere (expected the id of {1})</source>
        <translation>{0} führt nirgendwohin (erwartet: die ID von: {1})</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} ist nicht mehr da</translation>
    </message>
    <message>
        <source>A connection needs two different elements.</source>
        <translation>Eine Verbindung braucht zwei verschiedene Elemente.</translation>
    </message>
    <message>
        <source>'{0}' and '{1}' are connected already.</source>
        <translation>„{0}“ und „{1}“ sind schon verbunden.</translation>
    </message>
    <message>
        <source>'{0}' and '{1}' cannot be connected to each other.</source>
        <translation>„{0}“ und „{1}“ lassen sich nicht miteinander verbinden.</translation>
    </message>
    <message>
        <source>Reverse proxy '{0}' publishes what the plan requires; there is nothing to connect.</source>
        <translation>Der Reverseproxy „{0}“ veröffentlicht, was der Plan verlangt; es gibt nichts zu verbinden.</translation>
    </message>
    <message>
        <source>a DNS record needs a DNS view: add one first</source>
        <translation>ein DNS-Eintrag braucht eine DNS-Sicht: fügen Sie zuerst eine hinzu</translation>
    </message>
    <message>
        <source>a certificate needs a server or a proxy that holds it: draw one first</source>
        <translation>ein Zertifikat braucht einen Server oder Proxy, der es trägt: zeichnen Sie zuerst einen</translation>
    </message>
    <message>
        <source>a comment needs a text</source>
        <translation>ein Kommentar braucht einen Text</translation>
    </message>
    <message>
        <source>a note holds at most {0} characters</source>
        <translation>eine Notiz fasst höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>a reply needs a text</source>
        <translation>eine Antwort braucht einen Text</translation>
    </message>
    <message>
        <source>a virtual address needs a free address: enter a subnet for {0} first</source>
        <translation>eine virtuelle Adresse braucht eine freie Adresse: tragen Sie zuerst ein Subnetz ein für {0}</translation>
    </message>
    <message>
        <source>a {0} does not stand in a zone</source>
        <translation>steht nicht in einer Zone: {0}</translation>
    </message>
    <message>
        <source>a {0} has no display name</source>
        <translation>hat keinen Anzeigenamen: {0}</translation>
    </message>
    <message>
        <source>an area needs a width and a height</source>
        <translation>eine Fläche braucht Breite und Höhe</translation>
    </message>
    <message>
        <source>no field is named</source>
        <translation>es ist kein Feld genannt</translation>
    </message>
    <message>
        <source>the id and kind of {0} are not fields</source>
        <translation>ID und Art von {0} sind keine Felder</translation>
    </message>
    <message>
        <source>{0} cannot stand in the link {1}</source>
        <translation>{0} kann nicht in der Verbindung {1} stehen</translation>
    </message>
    <message>
        <source>{0} is a {1} and cannot become a {2}</source>
        <translation>{0} ist: {1}, und kann nicht werden: {2}</translation>
    </message>
    <message>
        <source>{0} is an end of the link {1}</source>
        <translation>{0} ist ein Ende der Verbindung {1}</translation>
    </message>
    <message>
        <source>{0} is not a list</source>
        <translation>{0} ist keine Liste</translation>
    </message>
    <message>
        <source>{0} is not a load balancer</source>
        <translation>{0} ist kein Load Balancer</translation>
    </message>
    <message>
        <source>{0} is not a site</source>
        <translation>{0} ist kein Standort</translation>
    </message>
    <message>
        <source>{0} is not a zone</source>
        <translation>{0} ist keine Zone</translation>
    </message>
    <message>
        <source>'{0}' on the clipboard is not a list of elements.</source>
        <translation>„{0}“ in der Zwischenablage ist keine Liste von Elementen.</translation>
    </message>
    <message>
        <source>'{0}' stands in zone '{1}', which this design does not have.</source>
        <translation>„{0}“ steht in der Zone „{1}“, die es in diesem Entwurf nicht gibt.</translation>
    </message>
    <message>
        <source>A note on the clipboard is not a text.</source>
        <translation>Eine Notiz in der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>The clipboard does not hold elements of a design.</source>
        <translation>In der Zwischenablage sind keine Elemente eines Entwurfs.</translation>
    </message>
    <message>
        <source>The clipboard does not hold elements of a design ('{0}' is no part of one).</source>
        <translation>In der Zwischenablage sind keine Elemente eines Entwurfs („{0}“ ist kein Teil davon).</translation>
    </message>
    <message>
        <source>The clipboard does not hold elements of a design (line {0}: {1}).</source>
        <translation>In der Zwischenablage sind keine Elemente eines Entwurfs (Zeile {0}: {1}).</translation>
    </message>
    <message>
        <source>The clipboard holds more than a design could.</source>
        <translation>In der Zwischenablage ist mehr, als ein Entwurf fassen kann.</translation>
    </message>
    <message>
        <source>The clipboard holds more than {0} elements.</source>
        <translation>In der Zwischenablage sind mehr als {0} Elemente.</translation>
    </message>
    <message>
        <source>The clipboard holds no elements of a design.</source>
        <translation>In der Zwischenablage ist kein Element eines Entwurfs.</translation>
    </message>
    <message>
        <source>The clipboard holds two elements with the id '{0}'.</source>
        <translation>In der Zwischenablage sind zwei Elemente mit der ID „{0}“.</translation>
    </message>
    <message>
        <source>The copied elements are broken: a list is missing or too long.</source>
        <translation>Die kopierten Elemente sind beschädigt: eine Liste fehlt oder ist zu lang.</translation>
    </message>
    <message>
        <source>The copied elements are broken: a place is out of bounds.</source>
        <translation>Die kopierten Elemente sind beschädigt: ein Ort liegt außerhalb der Grenzen.</translation>
    </message>
    <message>
        <source>The copied elements are broken: only zones and DNS views may come along.</source>
        <translation>Die kopierten Elemente sind beschädigt: nur Zonen und DNS-Sichten dürfen mitkommen.</translation>
    </message>
    <message>
        <source>The copied elements are broken: placements or notes are not a mapping.</source>
        <translation>Die kopierten Elemente sind beschädigt: Orte oder Notizen sind keine Zuordnung.</translation>
    </message>
    <message>
        <source>The copied elements are broken: {0}</source>
        <translation>Die kopierten Elemente sind beschädigt: {0}</translation>
    </message>
    <message>
        <source>The copied elements are of version {0}; this one reads {1}.</source>
        <translation>Die kopierten Elemente haben Version {0}; diese hier liest {1}.</translation>
    </message>
    <message>
        <source>The element '{0}' cannot be pasted: {1}.</source>
        <translation>Das Element „{0}“ lässt sich nicht einfügen: {1}.</translation>
    </message>
    <message>
        <source>The element '{0}' does not say its kind, for instance 'kind: front-end-pool'.</source>
        <translation>Das Element „{0}“ nennt seine Art nicht, etwa „kind: front-end-pool“.</translation>
    </message>
    <message>
        <source>a {0} has no field {1}</source>
        <translation>hat kein Feld {1}: {0}</translation>
    </message>
    <message>
        <source>a {0} needs {1}</source>
        <translation>braucht {1}: {0}</translation>
    </message>
    <message>
        <source>an element that can stand here</source>
        <translation>ein Element, das hier stehen kann</translation>
    </message>
    <message>
        <source>{0} is not a kind of element</source>
        <translation>{0} ist keine Art von Element</translation>
    </message>
    <message>
        <source>{0} is not a mapping of fields</source>
        <translation>{0} ist keine Zuordnung von Feldern</translation>
    </message>
    <message>
        <source>{0} is not one of {1}</source>
        <translation>{0} ist keines von {1}</translation>
    </message>
    <message>
        <source>{0} is not what the field holds</source>
        <translation>{0} ist nicht, was das Feld fasst</translation>
    </message>
    <message>
        <source>a width and a height above 0, and numbers below {0}</source>
        <translation>eine Breite und eine Höhe über 0 und Zahlen unter {0}</translation>
    </message>
    <message>
        <source>one line of 1 to {0} characters without blanks at its ends</source>
        <translation>eine Zeile von 1 bis {0} Zeichen ohne Leerzeichen am Anfang oder Ende</translation>
    </message>
    <message>
        <source>there are two views '{0}'</source>
        <translation>es gibt zwei Ansichten '{0}'</translation>
    </message>
    <message>
        <source>there is no view '{0}'</source>
        <translation>es gibt keine Ansicht '{0}'</translation>
    </message>
    <message>
        <source>this is no part of a drawing (expected {0})</source>
        <translation>das ist kein Ausschnitt einer Zeichnung (erwartet: {0})</translation>
    </message>
    <message>
        <source>{0} (expected 1 to {1} characters)</source>
        <translation>{0} (erwartet: 1 bis {1} Zeichen)</translation>
    </message>
    <message>
        <source>{0} (expected a name of its own for every view)</source>
        <translation>{0} (erwartet: ein eigener Name für jede Ansicht)</translation>
    </message>
    <message>
        <source>{0} (expected that of an element or a note)</source>
        <translation>{0} (erwartet: die eines Elements oder einer Notiz)</translation>
    </message>
    <message>
        <source>{0} ids are too many (expected at most {1})</source>
        <translation>{0} IDs sind zu viele (erwartet: höchstens {1})</translation>
    </message>
    <message>
        <source>{0} is no name of a view (expected {1})</source>
        <translation>{0} ist kein Name einer Ansicht (erwartet: {1})</translation>
    </message>
    <message>
        <source>{0} is no workload</source>
        <translation>{0} ist keine Anwendung</translation>
    </message>
    <message>
        <source>{0} is not an id</source>
        <translation>{0} ist keine ID</translation>
    </message>
    <message>
        <source>{0} views are too many (expected at most {1})</source>
        <translation>{0} Ansichten sind zu viele (erwartet: höchstens {1})</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Comment on '{0}'</source>
        <translation>„{0}“ kommentieren</translation>
    </message>
    <message>
        <source>Comment on the design</source>
        <translation>Entwurf kommentieren</translation>
    </message>
    <message>
        <source>Choose a finding first (F8).</source>
        <translation>Wählen Sie zuerst einen Befund (F8).</translation>
    </message>
    <message>
        <source>Comment on finding {0}</source>
        <translation>Befund {0} kommentieren</translation>
    </message>
    <message>
        <source>This design is open for reading only.</source>
        <translation>Dieser Entwurf ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed.</source>
        <translation>Schreibgeschützt: Nichts kann geändert werden.</translation>
    </message>
    <message>
        <source>The design can be edited.</source>
        <translation>Der Entwurf kann bearbeitet werden.</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>severities</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Nothing is in the way of anything: everything stays where it is.</source>
        <translation>Nichts steht im Weg: Alles bleibt, wo es ist.</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Cells are copied to and pasted from a spreadsheet; rows that are missing are added.</source>
        <translation>Zellen werden in eine Tabellenkalkulation kopiert und aus ihr eingefügt; fehlende Zeilen werden ergänzt.</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Move {0} up</source>
        <translation>{0} nach oben</translation>
    </message>
    <message>
        <source>Move {0} down</source>
        <translation>{0} nach unten</translation>
    </message>
    <message>
        <source>an interface needs a zone: place one on the canvas first</source>
        <translation>Eine Schnittstelle braucht eine Zone: Platzieren Sie zuerst eine auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>a NAT entry needs an interface of the firewall: add one first</source>
        <translation>Ein NAT-Eintrag braucht eine Schnittstelle der Firewall: Fügen Sie zuerst eine hinzu</translation>
    </message>
    <message>
        <source>a VIP needs a pool: place a Front End pool first</source>
        <translation>Eine virtuelle IP-Adresse braucht einen Pool: Platzieren Sie zuerst einen Front-End-Pool</translation>
    </message>
    <message>
        <source>the block has {0} columns (expected at most {1} from this cell on)</source>
        <translation>Der Block hat {0} Spalten (erwartet: ab dieser Zelle höchstens {1})</translation>
    </message>
    <message>
        <source>the clipboard holds no cells</source>
        <translation>Die Zwischenablage enthält keine Zellen</translation>
    </message>
    <message>
        <source>the block is too large to paste</source>
        <translation>Der Block ist zu groß zum Einfügen</translation>
    </message>
    <message numerus="yes">
        <source>%n cells were not taken. '{0}': {1}</source>
        <translation>
            <numerusform>%n Zelle wurde nicht übernommen. „{0}“: {1}</numerusform>
            <numerusform>%n Zellen wurden nicht übernommen. „{0}“: {1}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>a value is needed (expected {0})</source>
        <translation>Hier wird ein Wert gebraucht (erwartet: {0})</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} ist keine Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>an IP address such as 192.0.2.10</source>
        <translation>eine IP-Adresse wie 192.0.2.10</translation>
    </message>
    <message>
        <source>a network such as 192.0.2.0/24</source>
        <translation>ein Netz wie 192.0.2.0/24</translation>
    </message>
    <message>
        <source>one of the list</source>
        <translation>ein Eintrag der Liste</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>{0} is not an IP address (expected one such as 192.0.2.10 or 2001:db8::10)</source>
        <translation>{0} ist keine IP-Adresse (erwartet: eine wie 192.0.2.10 oder 2001:db8::10)</translation>
    </message>
    <message>
        <source>{0} is not a network (expected one such as 192.0.2.0/24)</source>
        <translation>{0} ist kein Netz (erwartet: eines wie 192.0.2.0/24)</translation>
    </message>
    <message>
        <source>{0} is an address inside a network (expected {1})</source>
        <translation>{0} ist eine Adresse in einem Netz (erwartet: {1})</translation>
    </message>
    <message>
        <source>{0} is not a port (expected one such as 443, or a range such as 50000-59999)</source>
        <translation>{0} ist kein Port (erwartet: einer wie 443 oder ein Bereich wie 50000-59999)</translation>
    </message>
    <message>
        <source>{0} is not one of {1}</source>
        <translation>{0} ist keines von {1}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Place</source>
        <translation>Platzieren</translation>
    </message>
    <message>
        <source>Drag servers, devices and clients from the palette into a zone, or press Enter on an entry. Each gets a name and an address that fit.</source>
        <translation>Ziehen Sie Server, Geräte und Clients aus der Palette in eine Zone oder drücken Sie auf einem Eintrag die Eingabetaste. Jedes bekommt einen passenden Namen und eine passende Adresse.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>The drawing shows zones with what stands in them. Select a box and drag from the handle at its edge to connect it. The wheel zooms, Tab goes from element to element.</source>
        <translation>Die Zeichnung zeigt Zonen mit dem, was darin steht. Wählen Sie ein Kästchen und ziehen Sie am Griff an seinem Rand, um es zu verbinden. Das Rad zoomt, Tab geht von Element zu Element.</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>Every field of what is selected stands here. A value that cannot be is marked at its field; F1 in a field tells what it means.</source>
        <translation>Hier steht jedes Feld der Auswahl. Ein unmöglicher Wert wird an seinem Feld markiert; F1 in einem Feld sagt, was es bedeutet.</translation>
    </message>
    <message>
        <source>Read the findings</source>
        <translation>Befunde lesen</translation>
    </message>
    <message>
        <source>Each edit is judged at once. F8 goes from finding to finding; the page beside the list says why it matters and how to put it right.</source>
        <translation>Jede Änderung wird sofort beurteilt. F8 geht von Befund zu Befund; die Seite neben der Liste sagt, warum er zählt und wie er behoben wird.</translation>
    </message>
    <message>
        <source>Follow a path</source>
        <translation>Einen Pfad verfolgen</translation>
    </message>
    <message>
        <source>Choose a phone and where it connects to: its way through DNS, firewalls and proxies is drawn on the canvas, hop by hop, with the place where it turns.</source>
        <translation>Wählen Sie ein Telefon und sein Ziel: Sein Weg durch DNS, Firewalls und Proxys wird Hop für Hop auf die Zeichenfläche gezeichnet, mit der Stelle, an der er kehrtmacht.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Worksheets for the DNS, certificate, firewall and load balancer teams are always current. Export them with Ctrl+E.</source>
        <translation>Die Arbeitsblätter für die Teams von DNS, Zertifikaten, Firewalls und Lastenausgleich sind immer aktuell. Exportieren Sie sie mit Strg+E.</translation>
    </message>
    <message>
        <source>Find everything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P finds every command by a few letters, Ctrl+F every name, address and port. F1 opens help. The tour stands in the Help menu.</source>
        <translation>Strg+Umschalt+P findet jeden Befehl mit ein paar Buchstaben, Strg+F jeden Namen, jede Adresse und jeden Port. F1 öffnet die Hilfe. Der Rundgang steht im Menü „Hilfe“.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Schritt {0} von {1}</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
</context>
<context>
    <name>traffic</name>
    <message>
        <source>Ends with it</source>
        <translation>Endet damit</translation>
    </message>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (optional)</translation>
    </message>
</context>
<context>
    <name>tree</name>
    <message>
        <source>Sites</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>DNS views</source>
        <translation>DNS-Sichten</translation>
    </message>
    <message>
        <source>DNS records</source>
        <translation>DNS-Einträge</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
</context>
<context>
    <name>verdicts</name>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Connected, but the certificate is not trusted</source>
        <translation>Verbunden, aber dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>Connected, but to the wrong service</source>
        <translation>Verbunden, aber mit dem falschen Dienst</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>No route</source>
        <translation>Keine Route</translation>
    </message>
    <message>
        <source>Runs in a circle</source>
        <translation>Läuft im Kreis</translation>
    </message>
    <message>
        <source>The name does not resolve</source>
        <translation>Der Name lässt sich nicht auflösen</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>View '{0}'</source>
        <translation>Ansicht „{0}“</translation>
    </message>
    <message>
        <source>Everything is shown</source>
        <translation>Alles ist zu sehen</translation>
    </message>
    <message>
        <source>'{0}' is hidden in this view; it is shown until you go elsewhere</source>
        <translation>„{0}“ ist in dieser Ansicht ausgeblendet und so lange zu sehen, bis Sie weitergehen</translation>
    </message>
    <message>
        <source>{0} (changed)</source>
        <translation>{0} (geändert)</translation>
    </message>
    <message>
        <source>View that is not saved</source>
        <translation>Nicht gespeicherte Ansicht</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>&amp;Name of the view</source>
        <translation>&amp;Name der Ansicht</translation>
    </message>
    <message>
        <source>&amp;Layers as they are shown now</source>
        <translation>&amp;Ebenen, wie sie jetzt zu sehen sind</translation>
    </message>
    <message>
        <source>What is &amp;folded now</source>
        <translation>Was jetzt ein&amp;geklappt ist</translation>
    </message>
    <message>
        <source>The &amp;part of the drawing that is seen now</source>
        <translation>Der jetzt sichtbare &amp;Teil der Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Connections of '{0}'</source>
        <translation>&amp;Verbindungen von „{0}“</translation>
    </message>
    <message>
        <source>The name has signs that cannot be read.</source>
        <translation>Der Name hat Zeichen, die nicht zu lesen sind.</translation>
    </message>
    <message>
        <source>Replaces the view of this name.</source>
        <translation>Ersetzt die Ansicht dieses Namens.</translation>
    </message>
    <message>
        <source>A view changes nothing of the plan. With it: {0}.</source>
        <translation>Eine Ansicht ändert nichts am Plan. Mit ihr: {0}.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Switch to view</source>
        <translation>Zu Ansicht wechseln</translation>
    </message>
    <message>
        <source>Saved as the view '{0}'</source>
        <translation>Als Ansicht „{0}“ gespeichert</translation>
    </message>
    <message>
        <source>Updated the view '{0}'</source>
        <translation>Ansicht „{0}“ aktualisiert</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Deleted the view '{0}'</source>
        <translation>Ansicht „{0}“ gelöscht</translation>
    </message>
    <message>
        <source>Zones and sites are hidden one by one.</source>
        <translation>Zonen und Standorte werden einzeln ausgeblendet.</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>View {0}</source>
        <translation>Ansicht {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n elements hidden</source>
        <translation>
            <numerusform>%n Element ausgeblendet</numerusform>
            <numerusform>%n Elemente ausgeblendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>welcome</name>
    <message>
        <source>Begin a design</source>
        <translation>Einen Entwurf beginnen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Or draw</source>
        <translation>Oder zeichnen</translation>
    </message>
    <message>
        <source>Drag elements from the palette, press {0} and type a name, paste YAML, or drop a file here.</source>
        <translation>Elemente aus der Palette ziehen, {0} drücken und einen Namen tippen, YAML einfügen oder eine Datei hier ablegen.</translation>
    </message>
</context>
<context>
    <name>what-if</name>
    <message>
        <source>Server or pool</source>
        <translation>Server oder Pool</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Reverse proxy</source>
        <translation>Reverseproxy</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>Virtual IP</source>
        <translation>Virtuelle IP</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>DNS view</source>
        <translation>DNS-Sicht</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>These are the answers of a what-if. The design is not changed.</source>
        <translation>Dies sind Antworten auf ein Was-wäre-wenn. Der Entwurf bleibt unverändert.</translation>
    </message>
    <message>
        <source>What if {0} parts were gone</source>
        <translation>Was wäre, wenn {0} Teile fehlten</translation>
    </message>
    <message>
        <source>What if {0} were gone</source>
        <translation>Was wäre, wenn {0} fehlte</translation>
    </message>
</context>
<context>
    <name>wiring</name>
    <message>
        <source>'{0}' is in the plan: it is no box of the drawing, but stands in the design tree.</source>
        <translation>„{0}“ ist im Plan: nicht als Kasten der Zeichnung, sondern im Entwurfsbaum.</translation>
    </message>
</context>
<context>
    <name>workloads</name>
    <message>
        <source>Sign-in and web services</source>
        <translation>Anmeldung und Webdienste</translation>
    </message>
    <message>
        <source>Mobility</source>
        <translation>Mobilität</translation>
    </message>
    <message>
        <source>Push notifications</source>
        <translation>Pushbenachrichtigungen</translation>
    </message>
    <message>
        <source>Hybrid and cloud</source>
        <translation>Hybrid und Cloud</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Partners and public networks</source>
        <translation>Partner und öffentliche Netze</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweigstelle</translation>
    </message>
    <message>
        <source>Enterprise Voice</source>
        <translation>Enterprise-VoIP</translation>
    </message>
    <message>
        <source>Conferencing</source>
        <translation>Konferenzen</translation>
    </message>
    <message>
        <source>Audio, video and sharing</source>
        <translation>Audio, Video und Freigabe</translation>
    </message>
    <message>
        <source>Persistent Chat and applications</source>
        <translation>Persistenter Chat und Anwendungen</translation>
    </message>
    <message>
        <source>Remote access</source>
        <translation>Zugriff von außen</translation>
    </message>
    <message>
        <source>Databases and files</source>
        <translation>Datenbanken und Dateien</translation>
    </message>
    <message>
        <source>Servers among themselves</source>
        <translation>Server untereinander</translation>
    </message>
    <message>
        <source>Directory, DNS, time</source>
        <translation>Verzeichnis, DNS, Zeit</translation>
    </message>
</context>
<context>
    <name>worksheets</name>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>DNS records</source>
        <translation>DNS-Einträge</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Firewall rules</source>
        <translation>Firewallregeln</translation>
    </message>
    <message>
        <source>Reverse proxy publishing</source>
        <translation>Veröffentlichung am Reverseproxy</translation>
    </message>
    <message>
        <source>Load balancing</source>
        <translation>Lastenausgleich</translation>
    </message>
    <message>
        <source>Mobility and voice policies</source>
        <translation>Mobilitäts- und VoIP-Richtlinien</translation>
    </message>
    <message>
        <source>Push notifications</source>
        <translation>Pushbenachrichtigungen</translation>
    </message>
    <message>
        <source>Discovery and manual URLs</source>
        <translation>Ermittlung und manuelle URLs</translation>
    </message>
    <message>
        <source>Build sheets</source>
        <translation>Aufbaublätter</translation>
    </message>
    <message>
        <source>Mobility from every position</source>
        <translation>Mobilität von jedem Ort</translation>
    </message>
    <message>
        <source>Flow map</source>
        <translation>Karte der Datenflüsse</translation>
    </message>
    <message numerus="yes">
        <source>%n open finding(s)</source>
        <translation>
            <numerusform>%n offener Befund</numerusform>
            <numerusform>%n offene Befunde</numerusform>
        </translation>
    </message>
</context>
</TS>
