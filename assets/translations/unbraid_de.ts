<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About Unbraid</source>
      <translation>Über Unbraid</translation>
    </message>
    <message>
      <source>It opens no network connection and sends nothing anywhere.</source>
      <translation>Es öffnet keine Netzwerkverbindung und sendet nichts irgendwohin.</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Bibliotheken</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Licence of Unbraid</source>
      <translation>Lizenz von Unbraid</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Pulls clips apart into what stays and what changes, and braids their parts.</source>
      <translation>Zerlegt Clips in das, was bleibt, und das, was sich ändert, und verflicht ihre Teile.</translation>
    </message>
    <message>
      <source>Trained models</source>
      <translation>Trainierte Modelle</translation>
    </message>
    <message>
      <source>Unbraid {0}</source>
      <translation>Unbraid {0}</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>About Unbraid</source>
      <translation>Über Unbraid</translation>
    </message>
    <message>
      <source>All models</source>
      <translation>Alle Modelle</translation>
    </message>
    <message>
      <source>Cancel the swap</source>
      <translation>Tausch abbrechen</translation>
    </message>
    <message>
      <source>Clear in and out points</source>
      <translation>Grenzen der Schleife löschen</translation>
    </message>
    <message>
      <source>Comes with the source only</source>
      <translation>Nur beim Quelltext dabei</translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation>Dunkles Design</translation>
    </message>
    <message>
      <source>Draw another static</source>
      <translation>Anderes Statisches ziehen</translation>
    </message>
    <message>
      <source>Draw both</source>
      <translation>Beides ziehen</translation>
    </message>
    <message>
      <source>Draw other dynamics</source>
      <translation>Andere Dynamik ziehen</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Exchange A and B</source>
      <translation>A und B vertauschen</translation>
    </message>
    <message>
      <source>Export the result…</source>
      <translation>Ergebnis exportieren …</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Find an action…</source>
      <translation>Befehl suchen …</translation>
    </message>
    <message>
      <source>Find this file…</source>
      <translation>Diese Datei suchen …</translation>
    </message>
    <message>
      <source>Fit the pictures</source>
      <translation>Bilder einpassen</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Hear A</source>
      <translation>A hören</translation>
    </message>
    <message>
      <source>Hear B</source>
      <translation>B hören</translation>
    </message>
    <message>
      <source>Hear the result</source>
      <translation>Ergebnis hören</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Interpolate…</source>
      <translation>Interpolieren …</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Größere Bilder</translation>
    </message>
    <message>
      <source>Latents</source>
      <translation>Codes</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>Helles Design</translation>
    </message>
    <message>
      <source>Load a model…</source>
      <translation>Modell laden …</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>Schleife</translation>
    </message>
    <message>
      <source>Loop from this frame</source>
      <translation>Schleife ab diesem Bild</translation>
    </message>
    <message>
      <source>Loop up to this frame</source>
      <translation>Schleife bis zu diesem Bild</translation>
    </message>
    <message>
      <source>Louder</source>
      <translation>Lauter</translation>
    </message>
    <message>
      <source>Measure a model</source>
      <translation>Modell messen</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <source>Needs a clip and a model</source>
      <translation>Braucht einen Clip und ein Modell</translation>
    </message>
    <message>
      <source>Needs a clip in A and in B, and a model</source>
      <translation>Braucht je einen Clip in A und B und ein Modell</translation>
    </message>
    <message>
      <source>Needs a clip in A or B</source>
      <translation>Braucht einen Clip in A oder B</translation>
    </message>
    <message>
      <source>Needs a result</source>
      <translation>Braucht ein Ergebnis</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>Neues Projekt</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>No swap is running</source>
      <translation>Es läuft kein Tausch</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen …</translation>
    </message>
    <message>
      <source>Open files…</source>
      <translation>Dateien öffnen …</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <source>Pause or go on</source>
      <translation>Pause oder weiter</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Wiedergabe</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>Voriges Bild</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Remove from the library</source>
      <translation>Aus der Bibliothek nehmen</translation>
    </message>
    <message>
      <source>Rename the clip</source>
      <translation>Clip umbenennen</translation>
    </message>
    <message>
      <source>Reports of crashes…</source>
      <translation>Absturzberichte …</translation>
    </message>
    <message>
      <source>Reports…</source>
      <translation>Berichte …</translation>
    </message>
    <message>
      <source>Runs and curves…</source>
      <translation>Läufe und Kurven …</translation>
    </message>
    <message>
      <source>Save the project</source>
      <translation>Projekt speichern</translation>
    </message>
    <message>
      <source>Save the project as…</source>
      <translation>Projekt speichern unter …</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen …</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Kleinere Bilder</translation>
    </message>
    <message>
      <source>Softer</source>
      <translation>Leiser</translation>
    </message>
    <message>
      <source>Start training</source>
      <translation>Training starten</translation>
    </message>
    <message>
      <source>Stop training</source>
      <translation>Training beenden</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tauschen</translation>
    </message>
    <message>
      <source>Swap matrix…</source>
      <translation>Tauschmatrix …</translation>
    </message>
    <message>
      <source>System theme</source>
      <translation>Design des Systems</translation>
    </message>
    <message>
      <source>Take the tour</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Ten frames back</source>
      <translation>Zehn Bilder zurück</translation>
    </message>
    <message>
      <source>Ten frames on</source>
      <translation>Zehn Bilder vor</translation>
    </message>
    <message>
      <source>There was none</source>
      <translation>Es gab keinen</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>Ans Ende</translation>
    </message>
    <message>
      <source>To the in point</source>
      <translation>Zum Anfang der Schleife</translation>
    </message>
    <message>
      <source>To the out point</source>
      <translation>Zum Ende der Schleife</translation>
    </message>
    <message>
      <source>To the start</source>
      <translation>An den Anfang</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Traverse…</source>
      <translation>Durchlaufen …</translation>
    </message>
    <message>
      <source>Trim the clip…</source>
      <translation>Clip beschneiden …</translation>
    </message>
    <message>
      <source>Try a sample</source>
      <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Waveform or spectrogram</source>
      <translation>Wellenform oder Spektrogramm</translation>
    </message>
  </context>
  <context>
    <name>AroundLead</name>
    <message>
      <source>A later version of Unbraid wrote them; what this version knows was read.</source>
      <translation>Eine spätere Version von Unbraid hat sie geschrieben; gelesen wurde, was diese Version kennt.</translation>
    </message>
    <message>
      <source>About your settings</source>
      <translation>Zu den Einstellungen</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Anzeigen</translation>
    </message>
    <message>
      <source>Some values were not possible and have their first value again.</source>
      <translation>Einige Werte waren nicht möglich und stehen wieder auf dem Anfangswert.</translation>
    </message>
    <message>
      <source>Something went wrong</source>
      <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
      <source>The file as it was is kept: {0}</source>
      <translation>Die Datei, wie sie war, ist aufgehoben: {0}</translation>
    </message>
    <message>
      <source>The file is damaged; everything has its first value again.</source>
      <translation>Die Datei ist beschädigt; alles steht wieder auf dem Anfangswert.</translation>
    </message>
    <message>
      <source>The log could not be saved</source>
      <translation>Das Protokoll konnte nicht gespeichert werden</translation>
    </message>
    <message>
      <source>The settings could not be saved</source>
      <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
    </message>
    <message>
      <source>This was not expected: copy the details into a report.</source>
      <translation>Das war nicht vorgesehen: bitte die Einzelheiten in einen Fehlerbericht kopieren.</translation>
    </message>
    <message>
      <source>Unbraid ended unexpectedly</source>
      <translation>Unbraid wurde unerwartet beendet</translation>
    </message>
    <message>
      <source>What is known about it is in a report on this computer; nothing was sent.</source>
      <translation>Was darüber bekannt ist, steht in einem Bericht auf diesem Rechner; gesendet wurde nichts.</translation>
    </message>
  </context>
  <context>
    <name>Audio</name>
    <message>
      <source>the system names no sound device</source>
      <translation>das System nennt kein Tongerät</translation>
    </message>
  </context>
  <context>
    <name>Autosaver</name>
    <message>
      <source>Kept work could not be removed</source>
      <translation>Aufgehobene Arbeit konnte nicht entfernt werden</translation>
    </message>
    <message>
      <source>Unsaved work could not be kept for a recovery</source>
      <translation>Ungespeicherte Arbeit konnte nicht zur Wiederherstellung aufgehoben werden</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Close the message</source>
      <translation>Meldung schließen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Einzelheiten</translation>
    </message>
    <message>
      <source>Details of the error</source>
      <translation>Einzelheiten des Fehlers</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
    <message>
      <source>Remedy</source>
      <translation>Abhilfe</translation>
    </message>
  </context>
  <context>
    <name>BlockRow</name>
    <message>
      <source>A</source>
      <translation>A</translation>
    </message>
    <message>
      <source>B</source>
      <translation>B</translation>
    </message>
    <message>
      <source>Block {0}</source>
      <translation>Block {0}</translation>
    </message>
    <message>
      <source>Blocks of the model</source>
      <translation>Blöcke des Modells</translation>
    </message>
    <message>
      <source>Whose {0} the result has, whatever the sliders say</source>
      <translation>Von wem das Ergebnis „{0}“ hat, gleich wo die Regler stehen</translation>
    </message>
    <message>
      <source>as above</source>
      <translation>wie oben</translation>
    </message>
  </context>
  <context>
    <name>BusyPanel</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Beendet …</translation>
    </message>
    <message>
      <source>{0} left</source>
      <translation>noch {0}</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
  </context>
  <context>
    <name>BusyRow</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>{0}, {1} left</source>
      <translation>{0}, noch {1}</translation>
    </message>
    <message>
      <source>{0}: {1} of {2}</source>
      <translation>{0}: {1} von {2}</translation>
    </message>
  </context>
  <context>
    <name>Choosers</name>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Choose a zip with a model</source>
      <translation>Eine Zip-Datei mit einem Modell wählen</translation>
    </message>
    <message>
      <source>Clips ({0})</source>
      <translation>Clips ({0})</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>Modell exportieren</translation>
    </message>
    <message>
      <source>Export the result</source>
      <translation>Ergebnis exportieren</translation>
    </message>
    <message>
      <source>Folder of PNG pictures (*)</source>
      <translation>Ordner mit PNG-Bildern (*)</translation>
    </message>
    <message>
      <source>New folder (*)</source>
      <translation>Neuer Ordner (*)</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>Projekt öffnen</translation>
    </message>
    <message>
      <source>Open clips</source>
      <translation>Clips öffnen</translation>
    </message>
    <message>
      <source>Projects (*.unbraid)</source>
      <translation>Projekte (*.unbraid)</translation>
    </message>
    <message>
      <source>Save the project</source>
      <translation>Projekt speichern</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Zip-Dateien (*.zip)</translation>
    </message>
  </context>
  <context>
    <name>ClipView</name>
    <message>
      <source>Pitch about {0} Hz</source>
      <translation>Tonhöhe etwa {0} Hz</translation>
    </message>
  </context>
  <context>
    <name>Closing</name>
    <message>
      <source>A checkpoint keeps what was learnt, so that the run can go on later.</source>
      <translation>Ein Zwischenstand hebt auf, was gelernt wurde, sodass der Lauf später weitergehen kann.</translation>
    </message>
    <message>
      <source>A model is still training.</source>
      <translation>Ein Modell trainiert noch.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Checkpoint and quit</source>
      <translation>Zwischenstand sichern und beenden</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Keep training</source>
      <translation>Weiter trainieren</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Save the changes to {0}?</source>
      <translation>Änderungen an {0} speichern?</translation>
    </message>
    <message>
      <source>Training is running</source>
      <translation>Training läuft</translation>
    </message>
    <message>
      <source>Unsaved changes</source>
      <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
      <source>What is not saved is lost: the clips' edits, the mix and the list of swaps.</source>
      <translation>Was nicht gespeichert ist, geht verloren: Änderungen an Clips, die Mischung und die Liste der Täusche.</translation>
    </message>
  </context>
  <context>
    <name>CrashDialog</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Reports of crashes</source>
      <translation>Absturzberichte</translation>
    </message>
    <message>
      <source>These reports hold versions, the place in the program and the end of the log, which may name files; no clip is in them. They stay on this computer unless you copy them somewhere.</source>
      <translation>Diese Berichte enthalten Versionen, die Stelle im Programm und das Ende des Protokolls, das Dateien nennen kann; kein Clip ist darin. Sie bleiben auf diesem Rechner, solange sie niemand weiterkopiert.</translation>
    </message>
  </context>
  <context>
    <name>CurveBoard</name>
    <message>
      <source>Curves of training and validation</source>
      <translation>Kurven von Training und Validierung</translation>
    </message>
    <message>
      <source>This run</source>
      <translation>Dieser Lauf</translation>
    </message>
    <message>
      <source>best step</source>
      <translation>bester Schritt</translation>
    </message>
    <message>
      <source>step {0}: {1}</source>
      <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
      <source>training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>training {0}</source>
      <translation>Training {0}</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <source>validation {0}</source>
      <translation>Validierung {0}</translation>
    </message>
  </context>
  <context>
    <name>CurveTools</name>
    <message>
      <source>All runs: compare, go on, use, delete</source>
      <translation>Alle Läufe: vergleichen, fortsetzen, verwenden, löschen</translation>
    </message>
    <message>
      <source>Choose which terms are shown</source>
      <translation>Wählen, welche Terme gezeigt werden</translation>
    </message>
    <message>
      <source>Could not save {0}</source>
      <translation>{0} konnte nicht gespeichert werden</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>How much each value leans on those before it</source>
      <translation>Wie sehr sich jeder Wert an die vorigen lehnt</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Logarithmic axis; values up to 0 are left out</source>
      <translation>Logarithmische Achse; Werte bis 0 werden ausgelassen</translation>
    </message>
    <message>
      <source>Picture (PNG)…</source>
      <translation>Bild (PNG) …</translation>
    </message>
    <message>
      <source>Pictures (*.png)</source>
      <translation>Bilder (*.png)</translation>
    </message>
    <message>
      <source>Runs…</source>
      <translation>Läufe …</translation>
    </message>
    <message>
      <source>Save all values as a table</source>
      <translation>Alle Werte als Tabelle speichern</translation>
    </message>
    <message>
      <source>Save the curves</source>
      <translation>Kurven speichern</translation>
    </message>
    <message>
      <source>Save the curves as a picture</source>
      <translation>Kurven als Bild speichern</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Glätten</translation>
    </message>
    <message>
      <source>Smoothing of the training curves</source>
      <translation>Glättung der Trainingskurven</translation>
    </message>
    <message>
      <source>Table of all values (CSV)…</source>
      <translation>Tabelle aller Werte (CSV) …</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>Terme</translation>
    </message>
  </context>
  <context>
    <name>Curves</name>
    <message>
      <source>{0} (log, {1} values ≤ 0 left out)</source>
      <translation>{0} (log, {1} Werte ≤ 0 ausgelassen)</translation>
    </message>
    <message>
      <source>{0} (not log: no value above 0)</source>
      <translation>{0} (nicht log: kein Wert über 0)</translation>
    </message>
  </context>
  <context>
    <name>Data</name>
    <message>
      <source>Drawn characters</source>
      <translation>Gezeichnete Figuren</translation>
    </message>
    <message>
      <source>Speech samples</source>
      <translation>Sprachbeispiele</translation>
    </message>
  </context>
  <context>
    <name>DataChooser</name>
    <message>
      <source>A folder of speaker/*.wav or identity/action/*.mp4</source>
      <translation>Ein Ordner mit Person/*.wav oder Identität/Handlung/*.mp4</translation>
    </message>
    <message>
      <source>A list of files</source>
      <translation>Eine Liste von Dateien</translation>
    </message>
    <message>
      <source>A text file: a path a line, after a tab who is in it</source>
      <translation>Eine Textdatei: je Zeile ein Pfad, nach einem Tabulator, wer darin ist</translation>
    </message>
    <message>
      <source>All {0} clips of the library</source>
      <translation>Alle {0} Clips der Bibliothek</translation>
    </message>
    <message>
      <source>Comes with the program</source>
      <translation>Kommt mit dem Programm</translation>
    </message>
    <message>
      <source>Drawn characters</source>
      <translation>Gezeichnete Figuren</translation>
    </message>
    <message>
      <source>Drawn sets</source>
      <translation>Gezeichnete Sätze</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>List of files…</source>
      <translation>Liste von Dateien …</translation>
    </message>
    <message>
      <source>Lists of files (*.txt *.tsv *.json)</source>
      <translation>Listen von Dateien (*.txt *.tsv *.json)</translation>
    </message>
    <message>
      <source>Speech samples</source>
      <translation>Sprachbeispiele</translation>
    </message>
    <message>
      <source>The clip of the library</source>
      <translation>Der Clip der Bibliothek</translation>
    </message>
    <message>
      <source>The {0} clips selected in the library</source>
      <translation>Die {0} in der Bibliothek gewählten Clips</translation>
    </message>
    <message>
      <source>Your clips</source>
      <translation>Eigene Clips</translation>
    </message>
    <message>
      <source>Your data sets</source>
      <translation>Eigene Datensätze</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>CPU, 1 thread</source>
      <translation>CPU, 1 Thread</translation>
    </message>
    <message>
      <source>CPU, {0} threads</source>
      <translation>CPU, {0} Threads</translation>
    </message>
    <message>
      <source>Could not export {0}</source>
      <translation>{0} konnte nicht exportiert werden</translation>
    </message>
    <message>
      <source>Could not list the models</source>
      <translation>Die Modelle konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not list the presets</source>
      <translation>Die Vorgaben konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not load PyTorch</source>
      <translation>PyTorch konnte nicht geladen werden</translation>
    </message>
    <message>
      <source>Could not load the model in {0}</source>
      <translation>Das Modell in {0} konnte nicht geladen werden</translation>
    </message>
    <message>
      <source>Could not open the clips</source>
      <translation>Die Clips konnten nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Could not open the samples</source>
      <translation>Die Beispiele konnten nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Could not start the sound</source>
      <translation>Der Ton konnte nicht gestartet werden</translation>
    </message>
    <message>
      <source>Could not use the recordings in {0}</source>
      <translation>Die Aufnahmen in {0} konnten nicht verwendet werden</translation>
    </message>
    <message>
      <source>Exporting {0}</source>
      <translation>Exportiert {0}</translation>
    </message>
    <message>
      <source>Opening {0} of {1}</source>
      <translation>Öffnet {0} von {1}</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Öffnet …</translation>
    </message>
    <message>
      <source>The swap did not work</source>
      <translation>Der Tausch ist misslungen</translation>
    </message>
  </context>
  <context>
    <name>EmptyPage</name>
    <message>
      <source>Drop two clips to braid</source>
      <translation>Zwei Clips zum Verflechten ablegen</translation>
    </message>
    <message>
      <source>Open files…</source>
      <translation>Dateien öffnen …</translation>
    </message>
    <message>
      <source>Open folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>Letzte Projekte</translation>
    </message>
    <message>
      <source>Try a sample</source>
      <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Unbraid pulls a clip apart into what stays (a face, a voice) and what changes
(movement, words), and braids the parts of different clips together again.</source>
      <translation>Unbraid zerlegt einen Clip in das, was bleibt (Gesicht, Stimme), und das, was sich ändert
(Bewegung, Worte), und verflicht die Teile verschiedener Clips wieder miteinander.</translation>
    </message>
    <message>
      <source>mp4 · mov · mkv · webm · avi · gif · image folder · npz · wav · flac · ogg · mp3</source>
      <translation>mp4 · mov · mkv · webm · avi · gif · Bilderordner · npz · wav · flac · ogg · mp3</translation>
    </message>
  </context>
  <context>
    <name>EvaluateLead</name>
    <message>
      <source>Choose a folder with a judge</source>
      <translation>Einen Ordner mit einem Gutachter wählen</translation>
    </message>
    <message>
      <source>Could not list the labelled sets</source>
      <translation>Die beschrifteten Datensätze konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not measure {0} on {1}</source>
      <translation>{0} konnte nicht an {1} gemessen werden</translation>
    </message>
    <message>
      <source>Could not show the report in {0}</source>
      <translation>Der Bericht in {0} konnte nicht gezeigt werden</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Beginnt</translation>
    </message>
  </context>
  <context>
    <name>EvaluateTab</name>
    <message>
      <source>A folder with judge.safetensors</source>
      <translation>Ein Ordner mit judge.safetensors</translation>
    </message>
    <message>
      <source>A new one</source>
      <translation>Ein neuer</translation>
    </message>
    <message>
      <source>All reports…</source>
      <translation>Alle Berichte …</translation>
    </message>
    <message>
      <source>All test clips</source>
      <translation>Alle Testclips</translation>
    </message>
    <message>
      <source>As published</source>
      <translation>Wie veröffentlicht</translation>
    </message>
    <message>
      <source>Browser</source>
      <translation>Browser</translation>
    </message>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Converted voices, too</source>
      <translation>Auch umgewandelte Stimmen</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Every report at hand (Ctrl+R)</source>
      <translation>Alle vorhandenen Berichte (Strg+R)</translation>
    </message>
    <message>
      <source>Every test clip, fixed draws</source>
      <translation>Jeder Testclip, feste Ziehungen</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>From a folder…</source>
      <translation>Aus einem Ordner …</translation>
    </message>
    <message>
      <source>From {0}</source>
      <translation>Aus {0}</translation>
    </message>
    <message>
      <source>Judge</source>
      <translation>Gutachter</translation>
    </message>
    <message>
      <source>Judge's steps</source>
      <translation>Schritte des Gutachters</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Größer</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Messen</translation>
    </message>
    <message>
      <source>Measure the model</source>
      <translation>Modell messen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Open the report's page in the browser</source>
      <translation>Seite des Berichts im Browser öffnen</translation>
    </message>
    <message>
      <source>Progress of the measurement</source>
      <translation>Fortschritt der Messung</translation>
    </message>
    <message>
      <source>Protocol</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Quick look ({0} clips)</source>
      <translation>Kurzer Blick ({0} Clips)</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Show the report's folder</source>
      <translation>Ordner des Berichts zeigen</translation>
    </message>
    <message>
      <source>Steps that a new judge learns; fewer are quicker, and the judge errs more</source>
      <translation>Schritte, die ein neuer Gutachter lernt; weniger gehen schneller, und er irrt öfter</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>Stop; what is measured is kept</source>
      <translation>Beenden; was gemessen ist, bleibt</translation>
    </message>
    <message>
      <source>Strict</source>
      <translation>Streng</translation>
    </message>
    <message>
      <source>The kept one</source>
      <translation>Der aufgehobene</translation>
    </message>
    <message>
      <source>The report in a window of its own</source>
      <translation>Der Bericht in einem eigenen Fenster</translation>
    </message>
    <message>
      <source>The report of a measurement stands here, beside what the papers published.</source>
      <translation>Hier steht der Bericht einer Messung neben dem, was die Aufsätze veröffentlicht haben.</translation>
    </message>
    <message>
      <source>Trained at the first use of these data, then taken again</source>
      <translation>Beim ersten Gebrauch dieser Daten trainiert, dann wiederverwendet</translation>
    </message>
    <message>
      <source>Trained on real clips for this report alone</source>
      <translation>Nur für diesen Bericht an echten Clips trainiert</translation>
    </message>
    <message>
      <source>What the papers' own protocols do</source>
      <translation>Was die Protokolle der Aufsätze tun</translation>
    </message>
    <message>
      <source>as the data need</source>
      <translation>wie die Daten es brauchen</translation>
    </message>
  </context>
  <context>
    <name>Failure</name>
    <message>
      <source>Check that the place exists, has room and may be written.</source>
      <translation>Bitte prüfen, ob es den Ort gibt, ob dort Platz ist und geschrieben werden darf.</translation>
    </message>
    <message>
      <source>Close other programs or use shorter clips.</source>
      <translation>Andere Programme schließen oder kürzere Clips nehmen.</translation>
    </message>
    <message>
      <source>There is not enough memory.</source>
      <translation>Der Speicher reicht nicht.</translation>
    </message>
    <message>
      <source>This was not expected: copy the details into a report.</source>
      <translation>Das war nicht vorgesehen: bitte die Einzelheiten in einen Fehlerbericht kopieren.</translation>
    </message>
  </context>
  <context>
    <name>Field</name>
    <message>
      <source>Above {0}{1}.</source>
      <translation>Über {0}{1}.</translation>
    </message>
    <message>
      <source>Back to what the preset says: {0}</source>
      <translation>Zurück zur Vorgabe: {0}</translation>
    </message>
    <message>
      <source>The preset says {0}.</source>
      <translation>Die Vorgabe sagt {0}.</translation>
    </message>
    <message>
      <source>{0} to {1}{2}.</source>
      <translation>{0} bis {1}{2}.</translation>
    </message>
    <message>
      <source>{0}{1} or more.</source>
      <translation>{0}{1} oder mehr.</translation>
    </message>
  </context>
  <context>
    <name>FieldForm</name>
    <message>
      <source>a number, please</source>
      <translation>bitte eine Zahl</translation>
    </message>
    <message>
      <source>a whole number, please</source>
      <translation>bitte eine ganze Zahl</translation>
    </message>
    <message>
      <source>numbers with commas between them, please</source>
      <translation>bitte Zahlen mit Kommas dazwischen</translation>
    </message>
  </context>
  <context>
    <name>FilmRow</name>
    <message>
      <source>As a clip: this number from -3 to 3</source>
      <translation>Als Clip: diese Zahl von -3 bis 3</translation>
    </message>
    <message>
      <source>{0:+.2f} sd</source>
      <translation>{0:+.2f} SD</translation>
    </message>
  </context>
  <context>
    <name>FormFold</name>
    <message>
      <source>Show or hide what was chosen</source>
      <translation>Zeigen oder verbergen, was gewählt wurde</translation>
    </message>
    <message>
      <source>{0} on {1}</source>
      <translation>{0} an {1}</translation>
    </message>
  </context>
  <context>
    <name>Found</name>
    <message>
      <source>About {0} pieces to learn from, {1} to validate with · {2}</source>
      <translation>Etwa {0} Stücke zum Lernen, {1} zum Validieren · {2}</translation>
    </message>
    <message>
      <source>Half of the clips are shorter than {0} s.</source>
      <translation>Die Hälfte der Clips ist kürzer als {0} s.</translation>
    </message>
    <message>
      <source>Rates: {0}</source>
      <translation>Raten: {0}</translation>
    </message>
    <message>
      <source>The number of pieces is an estimate: silence at the ends of recordings is cut off.</source>
      <translation>Die Zahl der Stücke ist geschätzt: Stille an den Enden von Aufnahmen wird abgeschnitten.</translation>
    </message>
    <message>
      <source>and {0} more</source>
      <translation>und {0} weitere</translation>
    </message>
    <message>
      <source>{0} clips</source>
      <translation>{0} Clips</translation>
    </message>
    <message>
      <source>{0} clips of {1} identities, {2}, {3} in all</source>
      <translation>{0} Clips von {1} Identitäten, {2}, zusammen {3}</translation>
    </message>
    <message>
      <source>{0} clips, {1}, {2} in all</source>
      <translation>{0} Clips, {1}, zusammen {2}</translation>
    </message>
    <message>
      <source>{0} identities have a single clip.</source>
      <translation>{0} Identitäten haben nur einen Clip.</translation>
    </message>
    <message>
      <source>{0} left out: {1}</source>
      <translation>{0} ausgelassen: {1}</translation>
    </message>
    <message>
      <source>{0} pieces to learn from, {1} to validate with · {2}</source>
      <translation>{0} Stücke zum Lernen, {1} zum Validieren · {2}</translation>
    </message>
    <message>
      <source>{0} s each</source>
      <translation>je {0} s</translation>
    </message>
    <message>
      <source>{0} shorter than {1} frames</source>
      <translation>{0} kürzer als {1} Bilder</translation>
    </message>
    <message>
      <source>{0} silent</source>
      <translation>{0} stumm</translation>
    </message>
    <message>
      <source>{0} too short for {1} s</source>
      <translation>{0} zu kurz für {1} s</translation>
    </message>
    <message>
      <source>{0} unreadable</source>
      <translation>{0} nicht lesbar</translation>
    </message>
    <message>
      <source>{0} without a picture</source>
      <translation>{0} ohne Bild</translation>
    </message>
    <message>
      <source>{0} without sound</source>
      <translation>{0} ohne Ton</translation>
    </message>
    <message>
      <source>{0}–{1} s</source>
      <translation>{0}–{1} s</translation>
    </message>
  </context>
  <context>
    <name>FoundDialog</name>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>Identität</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <source>What was found in the data</source>
      <translation>Was in den Daten gefunden wurde</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
  </context>
  <context>
    <name>FoundPanel</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Einzelheiten …</translation>
    </message>
    <message>
      <source>Looking at the clips: {0} of {1}</source>
      <translation>Sieht die Clips durch: {0} von {1}</translation>
    </message>
    <message>
      <source>Looking at the clips…</source>
      <translation>Sieht die Clips durch …</translation>
    </message>
    <message>
      <source>Progress of looking at the clips</source>
      <translation>Fortschritt der Durchsicht der Clips</translation>
    </message>
    <message>
      <source>Stop looking at the clips</source>
      <translation>Durchsicht der Clips beenden</translation>
    </message>
    <message>
      <source>Who is in the clips, and what is left out and why</source>
      <translation>Wer in den Clips ist, und was warum ausgelassen wird</translation>
    </message>
  </context>
  <context>
    <name>Guide</name>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
    </message>
  </context>
  <context>
    <name>InterpolateWindow</name>
    <message>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <source>A's motion</source>
      <translation>Bewegung von A</translation>
    </message>
    <message>
      <source>As long as the motion</source>
      <translation>So lang wie die Bewegung</translation>
    </message>
    <message>
      <source>B's motion</source>
      <translation>Bewegung von B</translation>
    </message>
    <message>
      <source>From A's looks to B's, as the result</source>
      <translation>Vom Aussehen von A zu dem von B, als Ergebnis</translation>
    </message>
    <message>
      <source>From A's motion to B's</source>
      <translation>Von der Bewegung von A zu der von B</translation>
    </message>
    <message>
      <source>Interpolate</source>
      <translation>Interpolieren</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Make the clip</source>
      <translation>Clip erzeugen</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>Path</source>
      <translation>Weg</translation>
    </message>
    <message>
      <source>Path between the codes</source>
      <translation>Weg zwischen den Codes</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Spherical</source>
      <translation>Sphärisch</translation>
    </message>
    <message>
      <source>Spherical keeps the codes' usual radius (DSVAE and C-DSVAE only)</source>
      <translation>Sphärisch behält den üblichen Radius der Codes (nur DSVAE und C-DSVAE)</translation>
    </message>
    <message>
      <source>Straight</source>
      <translation>Gerade</translation>
    </message>
    <message>
      <source>What moves meanwhile</source>
      <translation>Was sich derweil bewegt</translation>
    </message>
    <message>
      <source>What stays goes from clip A to clip B while the motion plays.</source>
      <translation>Was bleibt, geht von Clip A zu Clip B über, während die Bewegung läuft.</translation>
    </message>
  </context>
  <context>
    <name>LatentSliders</name>
    <message>
      <source>Back to the clip's own code</source>
      <translation>Zurück zum eigenen Code des Clips</translation>
    </message>
    <message>
      <source>Put one of these clips into A to move the numbers in which they differ most.</source>
      <translation>Einen dieser Clips nach A legen, um die Zahlen zu bewegen, in denen sie sich am meisten unterscheiden.</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
  </context>
  <context>
    <name>LatentsLead</name>
    <message>
      <source>Could not ask the blocks</source>
      <translation>Die Blöcke konnten nicht befragt werden</translation>
    </message>
    <message>
      <source>Could not decode the moved code</source>
      <translation>Der bewegte Code konnte nicht dekodiert werden</translation>
    </message>
    <message>
      <source>Could not list the labelled sets</source>
      <translation>Die beschrifteten Datensätze konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Could not show the latents</source>
      <translation>Die Codes konnten nicht gezeigt werden</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Beginnt</translation>
    </message>
    <message>
      <source>{0}, moved by hand</source>
      <translation>{0}, von Hand bewegt</translation>
    </message>
  </context>
  <context>
    <name>LatentsTab</name>
    <message>
      <source>A small classifier reads each factor from each block alone.</source>
      <translation>Ein kleiner Klassifikator liest jeden Faktor aus jedem Block allein.</translation>
    </message>
    <message>
      <source>Above the paths of the clips in the players, faint where they begin; below the first three axes of {0} over its seconds.</source>
      <translation>Oben die Wege der Clips in den Playern, blass am Anfang; unten die ersten drei Achsen von {0} über die Sekunden.</translation>
    </message>
    <message>
      <source>As in the mix</source>
      <translation>Wie beim Mischen</translation>
    </message>
    <message>
      <source>Click a clip for A, with Shift for B</source>
      <translation>Ein Klick auf einen Clip wählt A, mit Umschalt B</translation>
    </message>
    <message>
      <source>Click a clip for A, with Shift for B: their paths over time stand here.</source>
      <translation>Ein Klick auf einen Clip wählt A, mit Umschalt B: hier stehen ihre Wege über die Zeit.</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Clip</translation>
    </message>
    <message>
      <source>Clip into A</source>
      <translation>Clip nach A</translation>
    </message>
    <message>
      <source>Clip into B</source>
      <translation>Clip nach B</translation>
    </message>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Clips by what stays in them</source>
      <translation>Clips nach dem, was in ihnen bleibt</translation>
    </message>
    <message>
      <source>Clips of the library are shown among the model's codes.</source>
      <translation>Clips der Bibliothek werden unter den Codes des Modells gezeigt.</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Find the axes anew</source>
      <translation>Achsen neu suchen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>NUMBER BY NUMBER</source>
      <translation>ZAHL FÜR ZAHL</translation>
    </message>
    <message>
      <source>Paths of A and B</source>
      <translation>Wege von A und B</translation>
    </message>
    <message>
      <source>Progress of the encoding</source>
      <translation>Fortschritt des Kodierens</translation>
    </message>
    <message>
      <source>Put the clip into player A</source>
      <translation>Den Clip in Player A legen</translation>
    </message>
    <message>
      <source>Put the clip into player B</source>
      <translation>Den Clip in Player B legen</translation>
    </message>
    <message>
      <source>Right answers in percent on {0} clips that the classifiers did not learn from.</source>
      <translation>Richtige Antworten in Prozent an {0} Clips, von denen die Klassifikatoren nicht gelernt haben.</translation>
    </message>
    <message>
      <source>The axes tell {0} % and {1} % of the spread of {2} clips, by {3}.</source>
      <translation>Die Achsen erklären {0} % und {1} % der Streuung von {2} Clips, nach {3}.</translation>
    </message>
    <message>
      <source>The library</source>
      <translation>Die Bibliothek</translation>
    </message>
    <message>
      <source>They are kept while a model learns</source>
      <translation>Sie bleiben, solange ein Modell lernt</translation>
    </message>
    <message>
      <source>WHAT HAPPENS</source>
      <translation>WAS GESCHIEHT</translation>
    </message>
    <message>
      <source>WHICH BLOCK CARRIES WHAT</source>
      <translation>WELCHER BLOCK WAS TRÄGT</translation>
    </message>
    <message>
      <source>WHO IT IS</source>
      <translation>WER ES IST</translation>
    </message>
    <message>
      <source>What moves, over time</source>
      <translation>Was sich bewegt, über die Zeit</translation>
    </message>
    <message>
      <source>Which block carries what?</source>
      <translation>Welcher Block trägt was?</translation>
    </message>
    <message>
      <source>and {0} more</source>
      <translation>und {0} weitere</translation>
    </message>
    <message>
      <source>by chance</source>
      <translation>zufällig</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>{0} clips do not suit this model.</source>
      <translation>{0} Clips passen nicht zu diesem Modell.</translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message>
      <source>Clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <source>Filter the clips</source>
      <translation>Clips filtern</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>Open a folder (Ctrl+Shift+O)</source>
      <translation>Ordner öffnen (Strg+Umschalt+O)</translation>
    </message>
    <message>
      <source>Open files (Ctrl+O)</source>
      <translation>Dateien öffnen (Strg+O)</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Öffnet …</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Öffnen …</translation>
    </message>
    <message>
      <source>Put into A</source>
      <translation>Nach A legen</translation>
    </message>
    <message>
      <source>Put into B</source>
      <translation>Nach B legen</translation>
    </message>
    <message>
      <source>Put the chosen clip into player A</source>
      <translation>Den gewählten Clip in Player A legen</translation>
    </message>
    <message>
      <source>Put the chosen clip into player B</source>
      <translation>Den gewählten Clip in Player B legen</translation>
    </message>
    <message>
      <source>To A</source>
      <translation>Nach A</translation>
    </message>
    <message>
      <source>To B</source>
      <translation>Nach B</translation>
    </message>
    <message>
      <source>Use all recordings of this folder as A</source>
      <translation>Alle Aufnahmen dieses Ordners als A verwenden</translation>
    </message>
    <message>
      <source>Use all recordings of this folder as B</source>
      <translation>Alle Aufnahmen dieses Ordners als B verwenden</translation>
    </message>
    <message>
      <source>{0:.2f} s · {1} · trimmed</source>
      <translation>{0:.2f} s · {1} · beschnitten</translation>
    </message>
  </context>
  <context>
    <name>LibraryEdits</name>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Could not trim {0}</source>
      <translation>{0} konnte nicht beschnitten werden</translation>
    </message>
    <message>
      <source>Find {0}</source>
      <translation>{0} suchen</translation>
    </message>
    <message>
      <source>Remove {0}</source>
      <translation>{0} entfernen</translation>
    </message>
    <message>
      <source>Remove {0} clips</source>
      <translation>{0} Clips entfernen</translation>
    </message>
    <message>
      <source>Rename {0}</source>
      <translation>{0} umbenennen</translation>
    </message>
    <message>
      <source>The file was found</source>
      <translation>Die Datei wurde gefunden</translation>
    </message>
    <message>
      <source>Trim {0}</source>
      <translation>{0} beschneiden</translation>
    </message>
    <message>
      <source>{0} files were found</source>
      <translation>{0} Dateien wurden gefunden</translation>
    </message>
  </context>
  <context>
    <name>LogPanel</name>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>LOG</source>
      <translation>PROTOKOLL</translation>
    </message>
    <message>
      <source>Least level that is shown</source>
      <translation>Kleinste Stufe, die gezeigt wird</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Save the log</source>
      <translation>Protokoll speichern</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern …</translation>
    </message>
    <message>
      <source>Warnings and errors</source>
      <translation>Warnungen und Fehler</translation>
    </message>
  </context>
  <context>
    <name>LookLead</name>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <source>Could not list the data sets</source>
      <translation>Die Datensätze konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not look at the clips</source>
      <translation>Die Clips konnten nicht durchgesehen werden</translation>
    </message>
    <message>
      <source>Could not read the presets</source>
      <translation>Die Vorgaben konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>Could not show the clips</source>
      <translation>Die Clips konnten nicht gezeigt werden</translation>
    </message>
    <message>
      <source>Keep as a preset of my own</source>
      <translation>Als eigene Vorgabe behalten</translation>
    </message>
    <message>
      <source>Name of the preset:</source>
      <translation>Name der Vorgabe:</translation>
    </message>
    <message>
      <source>The command was not copied</source>
      <translation>Der Befehl wurde nicht kopiert</translation>
    </message>
    <message>
      <source>The preset was not deleted</source>
      <translation>Die Vorgabe wurde nicht gelöscht</translation>
    </message>
    <message>
      <source>The preset was not kept</source>
      <translation>Die Vorgabe wurde nicht behalten</translation>
    </message>
    <message>
      <source>The run could not be begun</source>
      <translation>Der Lauf konnte nicht begonnen werden</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Choose a folder with config.json and model.safetensors</source>
      <translation>Einen Ordner mit config.json und model.safetensors wählen</translation>
    </message>
    <message>
      <source>Exported</source>
      <translation>Exportiert</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Open a folder of clips or of numbered pictures</source>
      <translation>Einen Ordner mit Clips oder nummerierten Bildern öffnen</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>the sound device does not move: the picture follows the clock</source>
      <translation>das Tongerät läuft nicht: das Bild folgt der Uhr</translation>
    </message>
  </context>
  <context>
    <name>MatrixGrid</name>
    <message>
      <source>Static of {0}, dynamics of {1}</source>
      <translation>Statisches von {0}, Dynamisches von {1}</translation>
    </message>
    <message>
      <source>Swap matrix</source>
      <translation>Tauschmatrix</translation>
    </message>
  </context>
  <context>
    <name>MatrixLead</name>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Choose a folder for the cells</source>
      <translation>Einen Ordner für die Felder wählen</translation>
    </message>
    <message>
      <source>Click a cell to put its pair into A and B</source>
      <translation>Ein Klick auf ein Feld legt sein Paar nach A und B</translation>
    </message>
    <message>
      <source>Could not export the matrix to {0}</source>
      <translation>Die Matrix konnte nicht nach {0} exportiert werden</translation>
    </message>
    <message>
      <source>Export the matrix</source>
      <translation>Matrix exportieren</translation>
    </message>
    <message>
      <source>Exported to {0}</source>
      <translation>Exportiert nach {0}</translation>
    </message>
    <message>
      <source>Select two or more clips in the library</source>
      <translation>Zwei oder mehr Clips in der Bibliothek auswählen</translation>
    </message>
    <message>
      <source>The swap matrix did not work</source>
      <translation>Die Tauschmatrix ist misslungen</translation>
    </message>
    <message>
      <source>Train or load a model first</source>
      <translation>Erst ein Modell trainieren oder laden</translation>
    </message>
    <message>
      <source>of long clips the beginnings are shown</source>
      <translation>von langen Clips wird der Anfang gezeigt</translation>
    </message>
    <message>
      <source>only the first {0} are shown</source>
      <translation>nur die ersten {0} werden gezeigt</translation>
    </message>
    <message>
      <source>{0}, but: {1}</source>
      <translation>{0}, aber: {1}</translation>
    </message>
  </context>
  <context>
    <name>MatrixWindow</name>
    <message>
      <source>Diagonal: original</source>
      <translation>Diagonale: Original</translation>
    </message>
    <message>
      <source>Diagonal: rebuilt</source>
      <translation>Diagonale: nachgebaut</translation>
    </message>
    <message>
      <source>Each cell into a folder…</source>
      <translation>Jedes Feld in einen Ordner …</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>From the selection</source>
      <translation>Aus der Auswahl</translation>
    </message>
    <message>
      <source>Make it of the clips selected in the library</source>
      <translation>Aus den Clips bilden, die in der Bibliothek ausgewählt sind</translation>
    </message>
    <message>
      <source>Names in exports</source>
      <translation>Namen in Exporten</translation>
    </message>
    <message>
      <source>Play or pause (Space)</source>
      <translation>Wiedergabe oder Pause (Leertaste)</translation>
    </message>
    <message>
      <source>Progress of the matrix</source>
      <translation>Fortschritt der Matrix</translation>
    </message>
    <message>
      <source>Rows give the voice, columns the words</source>
      <translation>Zeilen geben die Stimme, Spalten die Worte</translation>
    </message>
    <message>
      <source>Rows keep what stays, columns give what changes</source>
      <translation>Zeilen behalten, was bleibt, Spalten geben, was sich ändert</translation>
    </message>
    <message>
      <source>Select two or more clips in the library and press “From the selection”</source>
      <translation>Zwei oder mehr Clips in der Bibliothek auswählen und „Aus der Auswahl“ drücken</translation>
    </message>
    <message>
      <source>Swap matrix</source>
      <translation>Tauschmatrix</translation>
    </message>
    <message>
      <source>The grid as a picture…</source>
      <translation>Das Raster als Bild …</translation>
    </message>
    <message>
      <source>The grid as one clip…</source>
      <translation>Das Raster als ein Clip …</translation>
    </message>
    <message>
      <source>What the diagonal shows</source>
      <translation>Was die Diagonale zeigt</translation>
    </message>
    <message>
      <source>Write the matrix</source>
      <translation>Matrix schreiben</translation>
    </message>
  </context>
  <context>
    <name>Mix</name>
    <message>
      <source>Training now: best so far (step {0})</source>
      <translation>Trainiert gerade: bisher bestes (Schritt {0})</translation>
    </message>
  </context>
  <context>
    <name>MixStrip</name>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Braid the two clips (X)</source>
      <translation>Die beiden Clips verflechten (X)</translation>
    </message>
    <message>
      <source>Cancel the swap</source>
      <translation>Tausch abbrechen</translation>
    </message>
    <message>
      <source>Dynamic</source>
      <translation>Dynamisch</translation>
    </message>
    <message>
      <source>Dynamic from A</source>
      <translation>Dynamisches von A</translation>
    </message>
    <message>
      <source>Dynamic from B</source>
      <translation>Dynamisches von B</translation>
    </message>
    <message>
      <source>Dynamic, A to B</source>
      <translation>Dynamisches, A bis B</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren …</translation>
    </message>
    <message>
      <source>Give B the voice of all recordings in a folder</source>
      <translation>B die Stimme aller Aufnahmen eines Ordners geben</translation>
    </message>
    <message>
      <source>Load a model…</source>
      <translation>Modell laden …</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Progress of the swap</source>
      <translation>Fortschritt des Tauschs</translation>
    </message>
    <message>
      <source>Sample: invent what moves or what stays, as the model learned to expect</source>
      <translation>Ziehen: erfindet, was sich bewegt oder was bleibt, wie das Modell es zu erwarten gelernt hat</translation>
    </message>
    <message>
      <source>Save the result (Ctrl+E)</source>
      <translation>Ergebnis speichern (Strg+E)</translation>
    </message>
    <message>
      <source>Static</source>
      <translation>Statisch</translation>
    </message>
    <message>
      <source>Static from A</source>
      <translation>Statisches von A</translation>
    </message>
    <message>
      <source>Static from B</source>
      <translation>Statisches von B</translation>
    </message>
    <message>
      <source>Static, A to B</source>
      <translation>Statisches, A bis B</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tauschen</translation>
    </message>
    <message>
      <source>Train a model</source>
      <translation>Modell trainieren</translation>
    </message>
    <message>
      <source>Train or load a model to swap.</source>
      <translation>Zum Tauschen ein Modell trainieren oder laden.</translation>
    </message>
    <message>
      <source>Voice from a folder…</source>
      <translation>Stimme aus einem Ordner …</translation>
    </message>
    <message>
      <source>what happens</source>
      <translation>was geschieht</translation>
    </message>
    <message>
      <source>who it is</source>
      <translation>wer es ist</translation>
    </message>
    <message>
      <source>whose voice</source>
      <translation>wessen Stimme</translation>
    </message>
    <message>
      <source>whose words</source>
      <translation>wessen Worte</translation>
    </message>
    <message>
      <source>{0}, but: {1}</source>
      <translation>{0}, aber: {1}</translation>
    </message>
  </context>
  <context>
    <name>ModelsLead</name>
    <message>
      <source>Choose a folder with config.json and model.safetensors</source>
      <translation>Einen Ordner mit config.json und model.safetensors wählen</translation>
    </message>
    <message>
      <source>Could not bring {0} back</source>
      <translation>{0} konnte nicht zurückgeholt werden</translation>
    </message>
    <message>
      <source>Could not delete {0}</source>
      <translation>{0} konnte nicht gelöscht werden</translation>
    </message>
    <message>
      <source>Could not export {0}</source>
      <translation>{0} konnte nicht exportiert werden</translation>
    </message>
    <message>
      <source>Could not import {0}</source>
      <translation>{0} konnte nicht importiert werden</translation>
    </message>
    <message>
      <source>Could not keep the checkpoint</source>
      <translation>Der Zwischenstand konnte nicht behalten werden</translation>
    </message>
    <message>
      <source>Could not list the models</source>
      <translation>Die Modelle konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not read the checkpoints of {0}</source>
      <translation>Die Zwischenstände von {0} konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>Could not rename the model</source>
      <translation>Das Modell konnte nicht umbenannt werden</translation>
    </message>
    <message>
      <source>Delete {0}</source>
      <translation>{0} löschen</translation>
    </message>
    <message>
      <source>Model deleted</source>
      <translation>Modell gelöscht</translation>
    </message>
    <message>
      <source>Model exported</source>
      <translation>Modell exportiert</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Rename a model</source>
      <translation>Modell umbenennen</translation>
    </message>
    <message>
      <source>The mix uses this model</source>
      <translation>Gemischt wird jetzt mit diesem Modell</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>{0} is in the trash</source>
      <translation>{0} ist im Papierkorb</translation>
    </message>
  </context>
  <context>
    <name>ModelsTab</name>
    <message>
      <source>, loss {0}</source>
      <translation>, Verlust {0}</translation>
    </message>
    <message>
      <source>A folder…</source>
      <translation>Ein Ordner …</translation>
    </message>
    <message>
      <source>A zip file…</source>
      <translation>Eine Zip-Datei …</translation>
    </message>
    <message>
      <source>Best, step {0}</source>
      <translation>Beste, Schritt {0}</translation>
    </message>
    <message>
      <source>Checkpoints</source>
      <translation>Zwischenstände</translation>
    </message>
    <message>
      <source>Converts voices</source>
      <translation>Wandelt Stimmen um</translation>
    </message>
    <message>
      <source>Copy the model to a folder or a zip</source>
      <translation>Das Modell in einen Ordner oder eine Zip-Datei kopieren</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Frames a second</source>
      <translation>Bilder je Sekunde</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>It has no card.</source>
      <translation>Es hat keine Karte.</translation>
    </message>
    <message>
      <source>Keep as a model</source>
      <translation>Als Modell behalten</translation>
    </message>
    <message>
      <source>Make a model of these weights</source>
      <translation>Aus diesen Gewichten ein Modell machen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Models that came with Unbraid cannot be deleted or renamed</source>
      <translation>Modelle, die mit Unbraid kamen, lassen sich nicht löschen oder umbenennen</translation>
    </message>
    <message>
      <source>Move the model to the trash; it can be undone</source>
      <translation>Das Modell in den Papierkorb legen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
      <source>No model is chosen</source>
      <translation>Kein Modell gewählt</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Umbenennen …</translation>
    </message>
    <message>
      <source>Show the model's folder</source>
      <translation>Ordner des Modells zeigen</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Step {0}</source>
      <translation>Schritt {0}</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Swap by this model</source>
      <translation>Mit diesem Modell tauschen</translation>
    </message>
    <message>
      <source>Take in a model folder or a zip of one</source>
      <translation>Einen Modellordner oder eine Zip-Datei davon aufnehmen</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>Nimmt</translation>
    </message>
    <message>
      <source>The model's card</source>
      <translation>Karte des Modells</translation>
    </message>
    <message>
      <source>To a folder…</source>
      <translation>In einen Ordner …</translation>
    </message>
    <message>
      <source>To a zip…</source>
      <translation>In eine Zip-Datei …</translation>
    </message>
    <message>
      <source>Use in the mix</source>
      <translation>Zum Mischen nehmen</translation>
    </message>
    <message>
      <source>came with Unbraid</source>
      <translation>kam mit Unbraid</translation>
    </message>
    <message>
      <source>from a folder</source>
      <translation>aus einem Ordner</translation>
    </message>
    <message>
      <source>from a run</source>
      <translation>aus einem Lauf</translation>
    </message>
    <message>
      <source>numbers</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>training now</source>
      <translation>trainiert gerade</translation>
    </message>
    <message>
      <source>training now, no weights yet</source>
      <translation>trainiert gerade, noch keine Gewichte</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>yours</source>
      <translation>eigenes</translation>
    </message>
    <message>
      <source>{0} frames at once</source>
      <translation>{0} Bilder auf einmal</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Open a folder further down, or up to {0} of its files.</source>
      <translation>Bitte einen tieferen Ordner öffnen oder bis zu {0} seiner Dateien.</translation>
    </message>
    <message>
      <source>{0} clips in and below this folder</source>
      <translation>{0} Clips in und unter diesem Ordner</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Actions</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Find an action</source>
      <translation>Befehl suchen</translation>
    </message>
    <message>
      <source>Type what you want to do</source>
      <translation>Eintippen, was geschehen soll</translation>
    </message>
  </context>
  <context>
    <name>PartsRow</name>
    <message>
      <source>A's own</source>
      <translation>von A selbst</translation>
    </message>
    <message>
      <source>B's own</source>
      <translation>von B selbst</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Picture and sound</source>
      <translation>Bild und Ton</translation>
    </message>
    <message>
      <source>Picture of the result</source>
      <translation>Bild des Ergebnisses</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Sound of the result</source>
      <translation>Ton des Ergebnisses</translation>
    </message>
    <message>
      <source>Without speech in both clips the sound is that of the dynamics</source>
      <translation>Ohne Sprache in beiden Clips kommt der Ton von der Dynamik</translation>
    </message>
    <message>
      <source>by {0}, if both speak</source>
      <translation>durch {0}, falls beide sprechen</translation>
    </message>
    <message>
      <source>swapped</source>
      <translation>getauscht</translation>
    </message>
    <message>
      <source>swapped by {0}</source>
      <translation>getauscht durch {0}</translation>
    </message>
    <message>
      <source>swapped if both speak</source>
      <translation>getauscht, falls beide sprechen</translation>
    </message>
  </context>
  <context>
    <name>Phases</name>
    <message>
      <source>Asking the judge about real clips</source>
      <translation>Befragt den Gutachter zu echten Clips</translation>
    </message>
    <message>
      <source>Asking the judge about real recordings</source>
      <translation>Befragt den Gutachter zu echten Aufnahmen</translation>
    </message>
    <message>
      <source>Braiding</source>
      <translation>Verflicht</translation>
    </message>
    <message>
      <source>Building the model</source>
      <translation>Baut das Modell</translation>
    </message>
    <message>
      <source>Changing the voice</source>
      <translation>Ändert die Stimme</translation>
    </message>
    <message>
      <source>Changing voices</source>
      <translation>Ändert Stimmen</translation>
    </message>
    <message>
      <source>Comparing clips</source>
      <translation>Vergleicht Clips</translation>
    </message>
    <message>
      <source>Comparing reconstructions</source>
      <translation>Vergleicht Rekonstruktionen</translation>
    </message>
    <message>
      <source>Comparing speakers</source>
      <translation>Vergleicht Stimmen</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Wandelt um</translation>
    </message>
    <message>
      <source>Counting information</source>
      <translation>Zählt Information</translation>
    </message>
    <message>
      <source>Cutting speech</source>
      <translation>Zerschneidet die Sprache</translation>
    </message>
    <message>
      <source>Cutting the Sprites sheets</source>
      <translation>Zerschneidet die Sprites-Bögen</translation>
    </message>
    <message>
      <source>Decoding</source>
      <translation>Dekodiert</translation>
    </message>
    <message>
      <source>Decoding the source</source>
      <translation>Dekodiert die Vorlage</translation>
    </message>
    <message>
      <source>Decoding the swap</source>
      <translation>Dekodiert den Tausch</translation>
    </message>
    <message>
      <source>Drawing characters</source>
      <translation>Zeichnet Figuren</translation>
    </message>
    <message>
      <source>Drawing looks</source>
      <translation>Zieht Aussehen</translation>
    </message>
    <message>
      <source>Drawing motions</source>
      <translation>Zieht Bewegungen</translation>
    </message>
    <message>
      <source>Drawing swaps, samples and traversals</source>
      <translation>Zeichnet Täusche, Ziehungen und Durchläufe</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Kodiert</translation>
    </message>
    <message>
      <source>Encoding A</source>
      <translation>Kodiert A</translation>
    </message>
    <message>
      <source>Encoding B</source>
      <translation>Kodiert B</translation>
    </message>
    <message>
      <source>Encoding and judging test clips</source>
      <translation>Kodiert und beurteilt Testclips</translation>
    </message>
    <message>
      <source>Encoding test clips</source>
      <translation>Kodiert Testclips</translation>
    </message>
    <message>
      <source>Encoding the clips</source>
      <translation>Kodiert die Clips</translation>
    </message>
    <message>
      <source>Encoding training clips</source>
      <translation>Kodiert Trainingsclips</translation>
    </message>
    <message>
      <source>Judging swaps</source>
      <translation>Beurteilt Täusche</translation>
    </message>
    <message>
      <source>Listening</source>
      <translation>Hört zu</translation>
    </message>
    <message>
      <source>Listening to A</source>
      <translation>Hört A an</translation>
    </message>
    <message>
      <source>Listening to B</source>
      <translation>Hört B an</translation>
    </message>
    <message>
      <source>Listening to the voice</source>
      <translation>Hört die Stimme an</translation>
    </message>
    <message>
      <source>Loading the clips</source>
      <translation>Lädt die Clips</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Lädt das Modell</translation>
    </message>
    <message>
      <source>Making samples</source>
      <translation>Erzeugt den Ton</translation>
    </message>
    <message>
      <source>Making the clips</source>
      <translation>Erzeugt die Clips</translation>
    </message>
    <message>
      <source>Measuring the judge's pace</source>
      <translation>Misst das Tempo des Gutachters</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Liest</translation>
    </message>
    <message>
      <source>Reading factors from codes</source>
      <translation>Liest Faktoren aus Codes</translation>
    </message>
    <message>
      <source>Reading recordings</source>
      <translation>Liest Aufnahmen</translation>
    </message>
    <message>
      <source>Reading speech</source>
      <translation>Liest Sprache</translation>
    </message>
    <message>
      <source>Reading videos</source>
      <translation>Liest Videos</translation>
    </message>
    <message>
      <source>Taking recordings apart</source>
      <translation>Zerlegt Aufnahmen</translation>
    </message>
    <message>
      <source>Training the judge on real clips</source>
      <translation>Trainiert den Gutachter an echten Clips</translation>
    </message>
    <message>
      <source>Training the judge on real recordings</source>
      <translation>Trainiert den Gutachter an echten Aufnahmen</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>Schreibt</translation>
    </message>
    <message>
      <source>Writing the model</source>
      <translation>Schreibt das Modell</translation>
    </message>
  </context>
  <context>
    <name>Pitch</name>
    <message>
      <source>{0} Hz</source>
      <translation>{0} Hz</translation>
    </message>
  </context>
  <context>
    <name>PlayerPane</name>
    <message>
      <source>Frames of {0}</source>
      <translation>Einzelbilder von {0}</translation>
    </message>
    <message>
      <source>Hear {0}</source>
      <translation>{0} hören</translation>
    </message>
    <message>
      <source>Picture of {0}</source>
      <translation>Bild von {0}</translation>
    </message>
    <message>
      <source>Sound of {0}</source>
      <translation>Ton von {0}</translation>
    </message>
    <message>
      <source>Spectrogram or waveform (W)</source>
      <translation>Spektrogramm oder Wellenform (W)</translation>
    </message>
  </context>
  <context>
    <name>PreviewStrip</name>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Preview: input, reconstruction, swap</source>
      <translation>Vorschau: Eingabe, Rekonstruktion, Tausch</translation>
    </message>
    <message>
      <source>Rebuilt</source>
      <translation>Nachgebaut</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tausch</translation>
    </message>
  </context>
  <context>
    <name>ProgressPanel</name>
    <message>
      <source>Finished</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>No model yet.</source>
      <translation>Noch kein Modell.</translation>
    </message>
    <message>
      <source>No model: stopped before the first step.</source>
      <translation>Kein Modell: vor dem ersten Schritt beendet.</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>Preparing the data…</source>
      <translation>Bereitet die Daten vor …</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <source>Stopped by an error</source>
      <translation>Durch einen Fehler beendet</translation>
    </message>
    <message>
      <source>Stopping, writing a checkpoint…</source>
      <translation>Beendet, schreibt einen Zwischenstand …</translation>
    </message>
    <message>
      <source>The model is in {0}</source>
      <translation>Das Modell ist in {0}</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training: {0}</source>
      <translation>Training: {0}</translation>
    </message>
    <message>
      <source>best at step {0}</source>
      <translation>beste bei Schritt {0}</translation>
    </message>
    <message>
      <source>{0} left of this phase</source>
      <translation>noch {0} für diesen Abschnitt</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
  </context>
  <context>
    <name>Project</name>
    <message>
      <source>Could not find {0}</source>
      <translation>{0} wurde nicht gefunden</translation>
    </message>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Double-click the row to say where the file is now.</source>
      <translation>Ein Doppelklick auf die Zeile sagt, wo die Datei jetzt ist.</translation>
    </message>
    <message>
      <source>Not where it was. The file was moved or removed.</source>
      <translation>Nicht mehr, wo sie war. Die Datei wurde verschoben oder entfernt.</translation>
    </message>
  </context>
  <context>
    <name>ProjectLead</name>
    <message>
      <source>Could not look for unsaved work</source>
      <translation>Nach ungespeicherter Arbeit konnte nicht gesucht werden</translation>
    </message>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Could not save {0}</source>
      <translation>{0} konnte nicht gespeichert werden</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter …</translation>
    </message>
    <message>
      <source>Saving {0}</source>
      <translation>Speichert {0}</translation>
    </message>
    <message>
      <source>Unsaved work was found</source>
      <translation>Ungespeicherte Arbeit wurde gefunden</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Ohne Titel</translation>
    </message>
    <message>
      <source>a project without a name</source>
      <translation>ein Projekt ohne Namen</translation>
    </message>
    <message>
      <source>{0}, {1}, clips: {2}. It was not saved when the program ended.</source>
      <translation>{0}, {1}, Clips: {2}. Beim Ende des Programms war es nicht gespeichert.</translation>
    </message>
    <message>
      <source>{0}[*] – Unbraid</source>
      <translation>{0}[*] – Unbraid</translation>
    </message>
  </context>
  <context>
    <name>ProjectLoad</name>
    <message>
      <source>A model of the project is not here: {0}.</source>
      <translation>Ein Modell des Projekts ist nicht hier: {0}.</translation>
    </message>
    <message>
      <source>Changed since the project was saved: {0}.</source>
      <translation>Geändert, seit das Projekt gespeichert wurde: {0}.</translation>
    </message>
    <message>
      <source>Could not open the project</source>
      <translation>Das Projekt konnte nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Double-click a row to say where its file is now.</source>
      <translation>Ein Doppelklick auf eine Zeile sagt, wo ihre Datei jetzt ist.</translation>
    </message>
    <message>
      <source>Moved, and found again: {0}.</source>
      <translation>Verschoben und wiedergefunden: {0}.</translation>
    </message>
    <message>
      <source>Not all of the project is here</source>
      <translation>Nicht alles vom Projekt ist hier</translation>
    </message>
    <message>
      <source>Not where they were: {0}.</source>
      <translation>Nicht mehr, wo sie waren: {0}.</translation>
    </message>
    <message>
      <source>Opening {0} of {1}</source>
      <translation>Öffnet {0} von {1}</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Öffnet …</translation>
    </message>
    <message>
      <source>The mix in the project cannot be read: {0}</source>
      <translation>Die Mischung im Projekt ist nicht lesbar: {0}</translation>
    </message>
    <message>
      <source>The project was opened</source>
      <translation>Das Projekt wurde geöffnet</translation>
    </message>
    <message>
      <source>The project was opened in part</source>
      <translation>Das Projekt wurde zum Teil geöffnet</translation>
    </message>
    <message>
      <source>Would not open: {0}.</source>
      <translation>Ließen sich nicht öffnen: {0}.</translation>
    </message>
  </context>
  <context>
    <name>Recents</name>
    <message>
      <source>Clear the list</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>Letzte Projekte</translation>
    </message>
  </context>
  <context>
    <name>ReportWindow</name>
    <message>
      <source>Choose a folder with a report.json</source>
      <translation>Einen Ordner mit einer report.json wählen</translation>
    </message>
    <message>
      <source>Could not look for reports</source>
      <translation>Nach Berichten konnte nicht gesucht werden</translation>
    </message>
    <message>
      <source>Could not show the report in {0}</source>
      <translation>Der Bericht in {0} konnte nicht gezeigt werden</translation>
    </message>
    <message>
      <source>No report yet</source>
      <translation>Noch kein Bericht</translation>
    </message>
    <message>
      <source>Open a report…</source>
      <translation>Bericht öffnen …</translation>
    </message>
    <message>
      <source>Open their folder here.</source>
      <translation>Ihr Ordner lässt sich hier öffnen.</translation>
    </message>
    <message>
      <source>REPORTS</source>
      <translation>BERICHTE</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Berichte</translation>
    </message>
    <message>
      <source>Show in the browser</source>
      <translation>Im Browser zeigen</translation>
    </message>
    <message>
      <source>The Evaluate tab makes reports, and so does the command line:</source>
      <translation>Berichte entstehen unter Bewerten oder auf der Kommandozeile:</translation>
    </message>
    <message>
      <source>The same page, with more room</source>
      <translation>Dieselbe Seite mit mehr Platz</translation>
    </message>
  </context>
  <context>
    <name>ResultLead</name>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Could not read the model's blocks</source>
      <translation>Die Blöcke des Modells konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Done. {0}</source>
      <translation>Fertig. {0}</translation>
    </message>
    <message>
      <source>Starting the swap</source>
      <translation>Beginnt den Tausch</translation>
    </message>
    <message>
      <source>The swap did not work</source>
      <translation>Der Tausch ist misslungen</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>ein Modell</translation>
    </message>
  </context>
  <context>
    <name>Rows</name>
    <message>
      <source>Clips that you open appear here</source>
      <translation>Geöffnete Clips erscheinen hier</translation>
    </message>
  </context>
  <context>
    <name>Runs</name>
    <message>
      <source>cut off at {0} of {1}</source>
      <translation>abgerissen bei {0} von {1}</translation>
    </message>
    <message>
      <source>failed at {0} of {1}</source>
      <translation>fehlgeschlagen bei {0} von {1}</translation>
    </message>
    <message>
      <source>finished</source>
      <translation>fertig</translation>
    </message>
    <message>
      <source>stopped at {0} of {1}</source>
      <translation>beendet bei {0} von {1}</translation>
    </message>
    <message>
      <source>training now</source>
      <translation>trainiert gerade</translation>
    </message>
  </context>
  <context>
    <name>RunsWindow</name>
    <message>
      <source>Begun</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <source>Best step</source>
      <translation>Bester Schritt</translation>
    </message>
    <message>
      <source>Could not delete {0}</source>
      <translation>{0} konnte nicht gelöscht werden</translation>
    </message>
    <message>
      <source>Could not list the runs</source>
      <translation>Die Läufe konnten nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not read the curves of {0}</source>
      <translation>Die Kurven von {0} konnten nicht gelesen werden</translation>
    </message>
    <message>
      <source>Could not take the run back</source>
      <translation>Der Lauf konnte nicht zurückgeholt werden</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Go on with the run from its last checkpoint</source>
      <translation>Den Lauf vom letzten Zwischenstand fortsetzen</translation>
    </message>
    <message>
      <source>Move the run to the bin (Del)</source>
      <translation>Den Lauf in den Papierkorb legen (Entf)</translation>
    </message>
    <message>
      <source>No runs yet: what you train appears here.</source>
      <translation>Noch keine Läufe: was trainiert wird, erscheint hier.</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>RUNS</source>
      <translation>LÄUFE</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message>
      <source>Saved: {0}</source>
      <translation>Gespeichert: {0}</translation>
    </message>
    <message>
      <source>Show the files of the run</source>
      <translation>Dateien des Laufs zeigen</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Swap with the best weights of the run</source>
      <translation>Mit den besten Gewichten des Laufs tauschen</translation>
    </message>
    <message>
      <source>Take the run out of the bin</source>
      <translation>Den Lauf aus dem Papierkorb holen</translation>
    </message>
    <message>
      <source>Training runs</source>
      <translation>Trainingsläufe</translation>
    </message>
    <message>
      <source>Training runs; ticked ones show their curves</source>
      <translation>Trainingsläufe; angehakte zeigen ihre Kurven</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Use model</source>
      <translation>Modell verwenden</translation>
    </message>
    <message>
      <source>{0} is in the bin for 30 days.</source>
      <translation>{0} bleibt 30 Tage im Papierkorb.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>About one centre (standard), or about one for each person (individual).</source>
      <translation>Um eine Mitte (standard) oder um je eine für jede Person (individual).</translation>
    </message>
    <message>
      <source>Action code</source>
      <translation>Handlungscode</translation>
    </message>
    <message>
      <source>Action code, size</source>
      <translation>Handlungscode, Umfang</translation>
    </message>
    <message>
      <source>Action, size</source>
      <translation>Handlung, Umfang</translation>
    </message>
    <message>
      <source>Alike</source>
      <translation>Gleich</translation>
    </message>
    <message>
      <source>At</source>
      <translation>Bei</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Stapel</translation>
    </message>
    <message>
      <source>Before (coloured) or after (white) what each frame takes from the last.</source>
      <translation>Vor (coloured) oder nach (white) dem, was jedes Bild vom vorigen übernimmt.</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>Unschärfe</translation>
    </message>
    <message>
      <source>Capacities</source>
      <translation>Kapazitäten</translation>
    </message>
    <message>
      <source>Changed views</source>
      <translation>Veränderte Ansichten</translation>
    </message>
    <message>
      <source>Clips a step. More needs more memory and makes steps slower and calmer.</source>
      <translation>Clips je Schritt. Mehr braucht mehr Speicher und macht Schritte langsamer und ruhiger.</translation>
    </message>
    <message>
      <source>Clips of one person</source>
      <translation>Clips einer Person</translation>
    </message>
    <message>
      <source>Codes kept apart</source>
      <translation>Codes getrennt halten</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Convolutions</source>
      <translation>Faltungen</translation>
    </message>
    <message>
      <source>Couplings</source>
      <translation>Kopplungen</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Decoded from</source>
      <translation>Dekodiert aus</translation>
    </message>
    <message>
      <source>Decoder width</source>
      <translation>Breite des Dekodierers</translation>
    </message>
    <message>
      <source>Depends</source>
      <translation>Abhängig</translation>
    </message>
    <message>
      <source>Dynamic code</source>
      <translation>Dynamischer Code</translation>
    </message>
    <message>
      <source>Dynamic code is</source>
      <translation>Dynamischer Code ist</translation>
    </message>
    <message>
      <source>Dynamic code, size</source>
      <translation>Dynamischer Code, Umfang</translation>
    </message>
    <message>
      <source>Dynamic code, told apart</source>
      <translation>Dynamischer Code, unterscheidbar</translation>
    </message>
    <message>
      <source>Dynamics read from</source>
      <translation>Dynamik gelesen aus</translation>
    </message>
    <message>
      <source>Dynamics see</source>
      <translation>Dynamik sieht</translation>
    </message>
    <message>
      <source>Encoder width</source>
      <translation>Breite des Kodierers</translation>
    </message>
    <message>
      <source>Ends only</source>
      <translation>Nur die Enden</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>Schätzung</translation>
    </message>
    <message>
      <source>Experts</source>
      <translation>Experten</translation>
    </message>
    <message>
      <source>Factor of the price of the identity: at the start and the end.</source>
      <translation>Faktor des Preises der Identität: am Anfang und am Ende.</translation>
    </message>
    <message>
      <source>Factor of the price of the motion: at the start and the end.</source>
      <translation>Faktor des Preises der Bewegung: am Anfang und am Ende.</translation>
    </message>
    <message>
      <source>Factor of the price of the poses at four places.</source>
      <translation>Faktor des Preises der Haltungen an vier Stellen.</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <source>First stage</source>
      <translation>Erste Stufe</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>Fluss</translation>
    </message>
    <message>
      <source>Frame every</source>
      <translation>Tonfenster alle</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Frames as they are (plain), or less their mean over the window (normalised; sound only).</source>
      <translation>Bilder, wie sie sind (plain), oder ohne ihr Mittel über das Fenster (normalised; nur Ton).</translation>
    </message>
    <message>
      <source>Frames decoded</source>
      <translation>Dekodierte Bilder</translation>
    </message>
    <message>
      <source>Frames for dynamics</source>
      <translation>Bilder für die Dynamik</translation>
    </message>
    <message>
      <source>Frames from one window of a longer clip to the next.</source>
      <translation>Bilder von einem Fenster eines längeren Clips zum nächsten.</translation>
    </message>
    <message>
      <source>Frames of each clip that a step is judged by; 0 for all. Fewer is faster.</source>
      <translation>Bilder jedes Clips, nach denen ein Schritt beurteilt wird; 0 für alle. Weniger geht schneller.</translation>
    </message>
    <message>
      <source>Frames that the model sees at once. Shorter clips are left out.</source>
      <translation>Bilder, die das Modell auf einmal sieht. Kürzere Clips werden ausgelassen.</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Pegel</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>Leitet</translation>
    </message>
    <message>
      <source>Hidden width</source>
      <translation>Innere Breite</translation>
    </message>
    <message>
      <source>Hop</source>
      <translation>Sprung</translation>
    </message>
    <message>
      <source>How far a step goes. Lower it where the loss is not finite.</source>
      <translation>Wie weit ein Schritt geht. Senken, wenn der Verlust nicht endlich ist.</translation>
    </message>
    <message>
      <source>How far apart two clips count as when codes are kept apart.</source>
      <translation>Als wie weit entfernt zwei Clips gelten, wenn Codes getrennt werden.</translation>
    </message>
    <message>
      <source>How far colours are turned: 1 reaches any hue.</source>
      <translation>Wie weit Farben gedreht werden: 1 erreicht jeden Farbton.</translation>
    </message>
    <message>
      <source>How many clips of a batch are of the same person; 1 takes any clips.</source>
      <translation>Wie viele Clips eines Stapels von derselben Person sind; 1 nimmt beliebige Clips.</translation>
    </message>
    <message>
      <source>How many colours, told by the static code alone, a picture is mixed of; 0 for any.</source>
      <translation>Aus wie vielen Farben, die nur der statische Code bestimmt, ein Bild gemischt wird; 0 für beliebige.</translation>
    </message>
    <message>
      <source>How many grey shapes a picture is laid out of; 0 for any picture.</source>
      <translation>Aus wie vielen grauen Formen ein Bild gelegt wird; 0 für beliebige Bilder.</translation>
    </message>
    <message>
      <source>How many times the weights are changed in all.</source>
      <translation>Wie oft die Gewichte insgesamt geändert werden.</translation>
    </message>
    <message>
      <source>How much coarser each rung is in time; one number, or one a rung.</source>
      <translation>Wie viel gröber jede Sprosse zeitlich ist; eine Zahl oder eine je Sprosse.</translation>
    </message>
    <message>
      <source>How much the spectra of these voices differ.</source>
      <translation>Wie sehr sich die Spektren dieser Stimmen unterscheiden.</translation>
    </message>
    <message>
      <source>How weighting counts a batch as the whole set.</source>
      <translation>Wie die Gewichtung einen Stapel als ganzen Datensatz zählt.</translation>
    </message>
    <message>
      <source>How what a code tells is estimated: by contrast or by weighting.</source>
      <translation>Wie geschätzt wird, was ein Code sagt: durch Kontrast oder Gewichtung.</translation>
    </message>
    <message>
      <source>Hz</source>
      <translation>Hz</translation>
    </message>
    <message>
      <source>Identity, size</source>
      <translation>Identität, Umfang</translation>
    </message>
    <message>
      <source>In turns</source>
      <translation>Nacheinander</translation>
    </message>
    <message>
      <source>Information</source>
      <translation>Information</translation>
    </message>
    <message>
      <source>It rises over</source>
      <translation>Steigt über</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Keep codes apart</source>
      <translation>Codes trennen</translation>
    </message>
    <message>
      <source>Ladder</source>
      <translation>Leiter</translation>
    </message>
    <message>
      <source>Largest blur.</source>
      <translation>Größte Unschärfe.</translation>
    </message>
    <message>
      <source>Largest change of level.</source>
      <translation>Größte Änderung des Pegels.</translation>
    </message>
    <message>
      <source>Largest change of the length of the vocal tract: 0.2 is a fifth.</source>
      <translation>Größte Änderung der Länge des Vokaltrakts: 0.2 ist ein Fünftel.</translation>
    </message>
    <message>
      <source>Largest change of the shape of the picture.</source>
      <translation>Größte Änderung der Form des Bildes.</translation>
    </message>
    <message>
      <source>Largest gradient</source>
      <translation>Größter Gradient</translation>
    </message>
    <message>
      <source>Largest noise, of a brightness from 0 to 1.</source>
      <translation>Größtes Rauschen, bei Helligkeiten von 0 bis 1.</translation>
    </message>
    <message>
      <source>Largest share of the picture that is cut away.</source>
      <translation>Größter Anteil des Bildes, der weggeschnitten wird.</translation>
    </message>
    <message>
      <source>Largest tilt of the spectrum.</source>
      <translation>Größte Neigung des Spektrums.</translation>
    </message>
    <message>
      <source>Largest tilt of these voices.</source>
      <translation>Größte Neigung dieser Stimmen.</translation>
    </message>
    <message>
      <source>Largest warp of the clips themselves: voices that nobody has.</source>
      <translation>Größte Verzerrung der Clips selbst: Stimmen, die niemand hat.</translation>
    </message>
    <message>
      <source>Layers of each of the two flows.</source>
      <translation>Schichten jedes der beiden Flüsse.</translation>
    </message>
    <message>
      <source>Layers over time of each rung.</source>
      <translation>Schichten über die Zeit je Sprosse.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Length of the transform behind a frame of sound.</source>
      <translation>Länge der Transformation hinter einem Tonfenster.</translation>
    </message>
    <message>
      <source>Longer gradients are shortened to this.</source>
      <translation>Längere Gradienten werden darauf gekürzt.</translation>
    </message>
    <message>
      <source>Motion, size</source>
      <translation>Bewegung, Umfang</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>New voices: colour</source>
      <translation>Neue Stimmen: Farbe</translation>
    </message>
    <message>
      <source>New voices: tilt</source>
      <translation>Neue Stimmen: Neigung</translation>
    </message>
    <message>
      <source>New voices: warp</source>
      <translation>Neue Stimmen: Verzerrung</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>Rauschen</translation>
    </message>
    <message>
      <source>Noise of a frame</source>
      <translation>Rauschen eines Bildes</translation>
    </message>
    <message>
      <source>Of the choice of the identity: at the start and the end.</source>
      <translation>Der Wahl der Identität: am Anfang und am Ende.</translation>
    </message>
    <message>
      <source>Of the contrast of static codes; 0 for the same as of the other.</source>
      <translation>Des Kontrasts der statischen Codes; 0 für dieselbe wie beim anderen.</translation>
    </message>
    <message>
      <source>Of the contrast. Lower is stricter.</source>
      <translation>Des Kontrasts. Tiefer ist strenger.</translation>
    </message>
    <message>
      <source>Of the networks: bfloat16 is faster where the processor knows it.</source>
      <translation>Der Netze: bfloat16 ist schneller, wo der Prozessor es kann.</translation>
    </message>
    <message>
      <source>Order of frames</source>
      <translation>Reihenfolge der Bilder</translation>
    </message>
    <message>
      <source>Palette</source>
      <translation>Palette</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>Geduld</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bildgröße</translation>
    </message>
    <message>
      <source>Pose, size</source>
      <translation>Haltung, Umfang</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Rekonstruktion</translation>
    </message>
    <message>
      <source>Reverse</source>
      <translation>Rückwärts</translation>
    </message>
    <message>
      <source>Rise</source>
      <translation>Anstieg</translation>
    </message>
    <message>
      <source>Rung, size</source>
      <translation>Sprosse, Umfang</translation>
    </message>
    <message>
      <source>Rungs</source>
      <translation>Sprossen</translation>
    </message>
    <message>
      <source>Sample rate</source>
      <translation>Abtastrate</translation>
    </message>
    <message>
      <source>Samples from one frame of sound to the next.</source>
      <translation>Abtastwerte von einem Tonfenster zum nächsten.</translation>
    </message>
    <message>
      <source>Sampling</source>
      <translation>Zählweise</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Separation</source>
      <translation>Trennung</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>Formen</translation>
    </message>
    <message>
      <source>Share of the first stage in which it rises.</source>
      <translation>Anteil der ersten Stufe, in dem sie steigt.</translation>
    </message>
    <message>
      <source>Share of the first stage in which that rises.</source>
      <translation>Anteil der ersten Stufe, in dem er steigt.</translation>
    </message>
    <message>
      <source>Share of the steps in which frames are learned.</source>
      <translation>Anteil der Schritte, in dem Bilder gelernt werden.</translation>
    </message>
    <message>
      <source>Show a quarter of these clips backwards instead.</source>
      <translation>Ein Viertel dieser Clips stattdessen rückwärts zeigen.</translation>
    </message>
    <message>
      <source>Show clips with their frames shuffled, so that the static code cares for no order.</source>
      <translation>Clips mit gemischten Bildern zeigen, damit dem statischen Code die Reihenfolge gleich ist.</translation>
    </message>
    <message>
      <source>Shuffle</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Side of the square picture that the model sees.</source>
      <translation>Seite des quadratischen Bildes, das das Modell sieht.</translation>
    </message>
    <message>
      <source>Side of the squares that pictures are averaged over first.</source>
      <translation>Seite der Quadrate, über die Bilder zuerst gemittelt werden.</translation>
    </message>
    <message>
      <source>Single frames</source>
      <translation>Einzelne Bilder</translation>
    </message>
    <message>
      <source>Size of the code of a whole clip's motion.</source>
      <translation>Größe des Codes für die Bewegung eines ganzen Clips.</translation>
    </message>
    <message>
      <source>Size of the code of each frame: what changes.</source>
      <translation>Größe des Codes jedes Bildes: was sich ändert.</translation>
    </message>
    <message>
      <source>Size of the code of what stays: who it is.</source>
      <translation>Größe des Codes für das, was bleibt: wer es ist.</translation>
    </message>
    <message>
      <source>Size of what is read from a frame.</source>
      <translation>Größe dessen, was aus einem Bild gelesen wird.</translation>
    </message>
    <message>
      <source>Sizes of the codes of the rungs, from fine to coarse in time.</source>
      <translation>Größen der Codes der Sprossen, zeitlich von fein nach grob.</translation>
    </message>
    <message>
      <source>Sound as</source>
      <translation>Ton als</translation>
    </message>
    <message>
      <source>Spectra, or envelopes, which hold no pitch and convert voices.</source>
      <translation>Spektren, oder Hüllkurven, die keine Tonhöhe enthalten und Stimmen umwandeln.</translation>
    </message>
    <message>
      <source>Standard deviation of frames about the decoded ones. Less makes them sharper.</source>
      <translation>Standardabweichung der Bilder um die dekodierten. Weniger macht sie schärfer.</translation>
    </message>
    <message>
      <source>Static code</source>
      <translation>Statischer Code</translation>
    </message>
    <message>
      <source>Static code from</source>
      <translation>Statischer Code aus</translation>
    </message>
    <message>
      <source>Static code sees</source>
      <translation>Statischer Code sieht</translation>
    </message>
    <message>
      <source>Static code, size</source>
      <translation>Statischer Code, Umfang</translation>
    </message>
    <message>
      <source>Static code, told apart</source>
      <translation>Statischer Code, unterscheidbar</translation>
    </message>
    <message>
      <source>Static codes lie</source>
      <translation>Statische Codes liegen</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Steps between validations; each writes a checkpoint.</source>
      <translation>Schritte zwischen Validierungen; jede schreibt einen Zwischenstand.</translation>
    </message>
    <message>
      <source>Steps over which the capacities rise from 0.</source>
      <translation>Schritte, über die die Kapazitäten von 0 ansteigen.</translation>
    </message>
    <message>
      <source>Steps over which the learning rate rises from 0.</source>
      <translation>Schritte, über die die Lernrate von 0 ansteigt.</translation>
    </message>
    <message>
      <source>Stop after so many validations without a better one; 0 never stops early.</source>
      <translation>Ende nach so vielen Validierungen ohne eine bessere; 0 endet nie vorzeitig.</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>Dehnung</translation>
    </message>
    <message>
      <source>Stride</source>
      <translation>Schrittweite</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <source>Temperature, static</source>
      <translation>Temperatur, statisch</translation>
    </message>
    <message>
      <source>The four places, as shares of the first stage.</source>
      <translation>Die vier Stellen als Anteile der ersten Stufe.</translation>
    </message>
    <message>
      <source>The last state of a network (recurrent), or mean and spread over time (pooled).</source>
      <translation>Dem letzten Zustand eines Netzes (recurrent) oder Mittel und Streuung über die Zeit (pooled).</translation>
    </message>
    <message>
      <source>The rate that sound is brought to first.</source>
      <translation>Die Rate, auf die der Ton zuerst gebracht wird.</translation>
    </message>
    <message>
      <source>The same of the poses given the motion, in the second stage.</source>
      <translation>Dasselbe für die Haltungen bei gegebener Bewegung, in der zweiten Stufe.</translation>
    </message>
    <message>
      <source>The same seed gives the same run again.</source>
      <translation>Derselbe Startwert ergibt denselben Lauf.</translation>
    </message>
    <message>
      <source>The static code of each clip, or the mean of those of its person in the batch.</source>
      <translation>Dem statischen Code jedes Clips oder dem Mittel derer seiner Person im Stapel.</translation>
    </message>
    <message>
      <source>The whole clip (full), or each frame by itself (factorised).</source>
      <translation>Dem ganzen Clip (full) oder jedem Bild für sich (factorised).</translation>
    </message>
    <message>
      <source>Tilt</source>
      <translation>Neigung</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Transform</source>
      <translation>Transformation</translation>
    </message>
    <message>
      <source>Validate every</source>
      <translation>Validieren alle</translation>
    </message>
    <message>
      <source>Values a frame</source>
      <translation>Werte je Fenster</translation>
    </message>
    <message>
      <source>Values of one frame of sound or of vectors.</source>
      <translation>Werte eines Fensters von Ton oder Vektoren.</translation>
    </message>
    <message>
      <source>Warm-up</source>
      <translation>Anlauf</translation>
    </message>
    <message>
      <source>Warp</source>
      <translation>Verzerrung</translation>
    </message>
    <message>
      <source>Weight of how near the decoded clip comes to the clip.</source>
      <translation>Gewicht dafür, wie nah der dekodierte Clip dem Clip kommt.</translation>
    </message>
    <message>
      <source>Weight of the frames of a clip agreeing on its static code.</source>
      <translation>Gewicht dafür, dass die Bilder eines Clips im statischen Code übereinstimmen.</translation>
    </message>
    <message>
      <source>Weight of the price of the code of a whole clip's motion.</source>
      <translation>Gewicht des Preises des Codes für die Bewegung eines ganzen Clips.</translation>
    </message>
    <message>
      <source>Weight of the price of the dynamics. More keeps out who it is.</source>
      <translation>Gewicht des Preises der Dynamik. Mehr hält heraus, wer es ist.</translation>
    </message>
    <message>
      <source>Weight of the price of the static code. More makes it simpler.</source>
      <translation>Gewicht des Preises des statischen Codes. Mehr macht ihn einfacher.</translation>
    </message>
    <message>
      <source>Weight of the price of this rung's code.</source>
      <translation>Gewicht des Preises des Codes dieser Sprosse.</translation>
    </message>
    <message>
      <source>Weight of the static code staying as it is in shuffled clips.</source>
      <translation>Gewicht dafür, dass der statische Code in gemischten Clips gleich bleibt.</translation>
    </message>
    <message>
      <source>Weight of what static code and dynamics tell of one another.</source>
      <translation>Gewicht dessen, was statischer Code und Dynamik voneinander sagen.</translation>
    </message>
    <message>
      <source>Weight of what the dynamics tell of their clip.</source>
      <translation>Gewicht dessen, was die Dynamik über ihren Clip sagt.</translation>
    </message>
    <message>
      <source>Weight of what the static code tells of its clip.</source>
      <translation>Gewicht dessen, was der statische Code über seinen Clip sagt.</translation>
    </message>
    <message>
      <source>Weights of the loss</source>
      <translation>Gewichte des Verlusts</translation>
    </message>
    <message>
      <source>What counts as the same: a clip, or all clips of a person.</source>
      <translation>Was als dasselbe gilt: ein Clip oder alle Clips einer Person.</translation>
    </message>
    <message>
      <source>What each rung may tell without a price.</source>
      <translation>Was jede Sprosse ohne Preis sagen darf.</translation>
    </message>
    <message>
      <source>Whether each entry of the identity has a decoder of its own.</source>
      <translation>Ob jeder Eintrag der Identität einen eigenen Dekodierer hat.</translation>
    </message>
    <message>
      <source>Whether only the first and the last layers are the experts' own.</source>
      <translation>Ob nur die erste und die letzte Schicht den Experten selbst gehören.</translation>
    </message>
    <message>
      <source>Whether the codes may tell of one another.</source>
      <translation>Ob die Codes voneinander etwas sagen dürfen.</translation>
    </message>
    <message>
      <source>Whether the dynamics may depend on the static code.</source>
      <translation>Ob die Dynamik vom statischen Code abhängen darf.</translation>
    </message>
    <message>
      <source>Whether the learning rate falls to a twentieth (cosine) or stays.</source>
      <translation>Ob die Lernrate auf ein Zwanzigstel fällt (cosine) oder bleibt.</translation>
    </message>
    <message>
      <source>Whether the static code learns from the dynamics.</source>
      <translation>Ob der statische Code von der Dynamik lernt.</translation>
    </message>
    <message>
      <source>Whether the upper rungs begin to rise before the lower.</source>
      <translation>Ob die oberen Sprossen vor den unteren zu steigen beginnen.</translation>
    </message>
    <message>
      <source>Which code learns from keeping the codes apart.</source>
      <translation>Welcher Code vom Trennen der Codes lernt.</translation>
    </message>
    <message>
      <source>Which weights are kept: the best on validation, or the last.</source>
      <translation>Welche Gewichte bleiben: die besten in der Validierung oder die letzten.</translation>
    </message>
    <message>
      <source>Whole frames, or only the colours in them (pictures).</source>
      <translation>Ganze Bilder oder nur die Farben darin (Bilder).</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>Breite</translation>
    </message>
    <message>
      <source>Width of the first layer that reads pictures.</source>
      <translation>Breite der ersten Schicht, die Bilder liest.</translation>
    </message>
    <message>
      <source>Width of the last layer that draws pictures.</source>
      <translation>Breite der letzten Schicht, die Bilder zeichnet.</translation>
    </message>
    <message>
      <source>Width of the layers between. More is slower.</source>
      <translation>Breite der Schichten dazwischen. Mehr ist langsamer.</translation>
    </message>
    <message>
      <source>Width of the layers in the flows.</source>
      <translation>Breite der Schichten in den Flüssen.</translation>
    </message>
    <message>
      <source>Width of the layers over time.</source>
      <translation>Breite der Schichten über die Zeit.</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Yields</source>
      <translation>Gibt nach</translation>
    </message>
    <message>
      <source>channels</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>frames</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>nats</source>
      <translation>nats</translation>
    </message>
    <message>
      <source>numbers</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <source>of the side</source>
      <translation>der Seite</translation>
    </message>
    <message>
      <source>of the stage</source>
      <translation>der Stufe</translation>
    </message>
    <message>
      <source>of the steps</source>
      <translation>der Schritte</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>samples</source>
      <translation>Abtastwerte</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>validations</source>
      <translation>Validierungen</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source> %</source>
      <translation> %</translation>
    </message>
    <message>
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Ask before closing when something would be lost</source>
      <translation>Vor dem Schließen fragen, wenn etwas verloren ginge</translation>
    </message>
    <message>
      <source>Clips, projects and models are not touched.</source>
      <translation>Clips, Projekte und Modelle bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>Exportieren nach</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Holds from the next start on.</source>
      <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Load models from</source>
      <translation>Modelle laden aus</translation>
    </message>
    <message>
      <source>Open clips from</source>
      <translation>Clips öffnen aus</translation>
    </message>
    <message>
      <source>Pages of the settings</source>
      <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
      <source>Processor threads for models</source>
      <translation>Prozessor-Threads für Modelle</translation>
    </message>
    <message>
      <source>Reset all</source>
      <translation>Alles zurücksetzen</translation>
    </message>
    <message>
      <source>Reset all settings</source>
      <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
      <source>Reset all…</source>
      <translation>Alles zurücksetzen …</translation>
    </message>
    <message>
      <source>Save a copy for recovery every</source>
      <translation>Kopie zur Wiederherstellung alle</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Should every setting get its first value again?</source>
      <translation>Soll jede Einstellung wieder ihren Anfangswert bekommen?</translation>
    </message>
    <message>
      <source>Show the tour at the next start</source>
      <translation>Rundgang beim nächsten Start zeigen</translation>
    </message>
    <message>
      <source>Size of everything</source>
      <translation>Größe von allem</translation>
    </message>
    <message>
      <source>Sound and computing</source>
      <translation>Ton und Rechnen</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Design</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>Arbeit</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automatisch</translation>
    </message>
    <message>
      <source>never</source>
      <translation>nie</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsPage</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>No shortcut is called that.</source>
      <translation>Kein Tastenkürzel heißt so.</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Search the shortcuts</source>
      <translation>Tastenkürzel durchsuchen</translation>
    </message>
  </context>
  <context>
    <name>SideTabs</name>
    <message>
      <source>Evaluate</source>
      <translation>Bewerten</translation>
    </message>
    <message>
      <source>Latents</source>
      <translation>Codes</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
  </context>
  <context>
    <name>Speaker</name>
    <message>
      <source>1 recording</source>
      <translation>1 Aufnahme</translation>
    </message>
    <message>
      <source>{0} recordings</source>
      <translation>{0} Aufnahmen</translation>
    </message>
    <message>
      <source>{0} recordings, such as {1}: {2}</source>
      <translation>{0} Aufnahmen, etwa {1}: {2}</translation>
    </message>
    <message>
      <source>{0} · {1}</source>
      <translation>{0} · {1}</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}: {1}</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>Cancel the current task</source>
      <translation>Laufende Aufgabe abbrechen</translation>
    </message>
    <message>
      <source>Making the sound at this speed…</source>
      <translation>Erzeugt den Ton in diesem Tempo …</translation>
    </message>
    <message>
      <source>No audio device: silent</source>
      <translation>Kein Tongerät: stumm</translation>
    </message>
    <message>
      <source>Progress of the current task</source>
      <translation>Fortschritt der laufenden Aufgabe</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Bereit</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Too long to hear at this speed</source>
      <translation>Zu lang, um es in diesem Tempo zu hören</translation>
    </message>
  </context>
  <context>
    <name>Swap</name>
    <message>
      <source>A's own</source>
      <translation>von A selbst</translation>
    </message>
    <message>
      <source>B's own</source>
      <translation>von B selbst</translation>
    </message>
    <message>
      <source>Checking {0}</source>
      <translation>Prüft {0}</translation>
    </message>
    <message>
      <source>Draw {1}</source>
      <translation>Ziehung {1}</translation>
    </message>
    <message>
      <source>Draw {1} + dynamic {0}</source>
      <translation>Ziehung {1} + dynamisch {0}</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Zeichnet</translation>
    </message>
    <message>
      <source>Listening for speech</source>
      <translation>Horcht nach Sprache</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Lädt das Modell</translation>
    </message>
    <message>
      <source>Picture: {0}, sound: {1}</source>
      <translation>Bild: {0}, Ton: {1}</translation>
    </message>
    <message>
      <source>Preview: {0}</source>
      <translation>Vorschau: {0}</translation>
    </message>
    <message>
      <source>Sampling</source>
      <translation>Zieht</translation>
    </message>
    <message>
      <source>Static {0} + draw {1}</source>
      <translation>Statisch {0} + Ziehung {1}</translation>
    </message>
    <message>
      <source>Static {0} + dynamic {1}</source>
      <translation>Statisch {0} + dynamisch {1}</translation>
    </message>
    <message>
      <source>Swapping</source>
      <translation>Tauscht</translation>
    </message>
    <message>
      <source>in {0} ({1}), {2}</source>
      <translation>in {0} ({1}), {2}</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <source>{0}, step {1}</source>
      <translation>{0}, Schritt {1}</translation>
    </message>
    <message>
      <source>{0}, {1}</source>
      <translation>{0}, {1}</translation>
    </message>
  </context>
  <context>
    <name>SwapHistory</name>
    <message>
      <source>Earlier swaps</source>
      <translation>Frühere Täusche</translation>
    </message>
    <message>
      <source>{0}: {1}, {2}</source>
      <translation>{0}: {1}, {2}</translation>
    </message>
  </context>
  <context>
    <name>SwapLead</name>
    <message>
      <source>Braiding…</source>
      <translation>Verflicht …</translation>
    </message>
    <message>
      <source>Choose a folder with recordings of one speaker</source>
      <translation>Einen Ordner mit Aufnahmen einer Person wählen</translation>
    </message>
    <message>
      <source>Fill A and B:
their braid appears here</source>
      <translation>A und B füllen:
hier erscheint ihr Geflecht</translation>
    </message>
    <message>
      <source>Model loaded</source>
      <translation>Modell geladen</translation>
    </message>
    <message>
      <source>Press Swap (X)</source>
      <translation>Tauschen drücken (X)</translation>
    </message>
    <message>
      <source>Train or load a model</source>
      <translation>Modell trainieren oder laden</translation>
    </message>
    <message>
      <source>{0} files could not be opened</source>
      <translation>{0} Dateien konnten nicht geöffnet werden</translation>
    </message>
  </context>
  <context>
    <name>TempoLane</name>
    <message>
      <source>Could not change the speed of the sound</source>
      <translation>Das Tempo des Tons konnte nicht geändert werden</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>A's looks with B's motion: Swap, or X, braids the two clips into the result.</source>
      <translation>Aussehen von A, Bewegung von B: Tauschen oder X verflicht die beiden Clips zum Ergebnis.</translation>
    </message>
    <message>
      <source>A, B and the result play together. Space plays, the arrows go by frames, 1, 2, 3 choose the sound.</source>
      <translation>A, B und das Ergebnis laufen zusammen. Leertaste spielt, Pfeile gehen bildweise, 1, 2, 3 wählen den Ton.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Blend</source>
      <translation>Überblenden</translation>
    </message>
    <message>
      <source>Bring clips in</source>
      <translation>Clips hereinholen</translation>
    </message>
    <message>
      <source>Choose data and a preset, then Start. Go on swapping meanwhile; Stop keeps the best model so far.</source>
      <translation>Daten und Vorgabe wählen, dann Start. Derweil geht Tauschen weiter; Stopp behält das bisher beste Modell.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Drag towards A or B: whose looks and, below, whose motion. The result follows.</source>
      <translation>Zu A oder B ziehen: wessen Aussehen und, darunter, wessen Bewegung. Das Ergebnis folgt.</translation>
    </message>
    <message>
      <source>Drop files anywhere, or take the sample clips: the next step opens them.</source>
      <translation>Dateien irgendwo ablegen oder die Beispielclips nehmen: der nächste Schritt öffnet sie.</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tauschen</translation>
    </message>
    <message>
      <source>The result becomes a file: the suffix chooses the format. The menu Help has this tour again.</source>
      <translation>Das Ergebnis wird eine Datei: die Endung bestimmt das Format. Im Menü Hilfe steht dieser Rundgang wieder.</translation>
    </message>
    <message>
      <source>Tour</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>Train your own</source>
      <translation>Selbst trainieren</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
  </context>
  <context>
    <name>TrainForm</name>
    <message>
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <source>A setting is wrong: see Advanced settings.</source>
      <translation>Eine Einstellung ist falsch: siehe Weitere Einstellungen.</translation>
    </message>
    <message>
      <source>Advanced settings</source>
      <translation>Weitere Einstellungen</translation>
    </message>
    <message>
      <source>All settings as the preset says</source>
      <translation>Alle Einstellungen wie in der Vorgabe</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Begin with</source>
      <translation>Beginnt mit</translation>
    </message>
    <message>
      <source>Copy command</source>
      <translation>Befehl kopieren</translation>
    </message>
    <message>
      <source>Copy the line that does the same on the command line</source>
      <translation>Die Zeile kopieren, die dasselbe auf der Kommandozeile tut</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Delete this preset of mine</source>
      <translation>Diese eigene Vorgabe löschen</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Fresh weights</source>
      <translation>Frische Gewichte</translation>
    </message>
    <message>
      <source>Hide advanced settings</source>
      <translation>Weitere Einstellungen verbergen</translation>
    </message>
    <message>
      <source>Keep these settings as a preset of my own…</source>
      <translation>Diese Einstellungen als eigene Vorgabe behalten …</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>No preset suits this data. Choose other data.</source>
      <translation>Keine Vorgabe passt zu diesen Daten. Bitte andere Daten wählen.</translation>
    </message>
    <message>
      <source>Not looked at: training may leave clips out.</source>
      <translation>Nicht durchgesehen: das Training lässt vielleicht Clips aus.</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>Reset all</source>
      <translation>Alles zurücksetzen</translation>
    </message>
    <message>
      <source>Show every setting of the preset</source>
      <translation>Jede Einstellung der Vorgabe zeigen</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>Stop after</source>
      <translation>Ende nach</translation>
    </message>
    <message>
      <source>The clips are being looked at…</source>
      <translation>Die Clips werden durchgesehen …</translation>
    </message>
    <message>
      <source>The presets are being read…</source>
      <translation>Die Vorgaben werden gelesen …</translation>
    </message>
    <message>
      <source>as the preset says</source>
      <translation>wie in der Vorgabe</translation>
    </message>
    <message>
      <source>date and preset</source>
      <translation>Datum und Vorgabe</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>keine Grenze</translation>
    </message>
    <message>
      <source>{0} (mine)</source>
      <translation>{0} (eigene)</translation>
    </message>
    <message>
      <source>{0} frames of sound</source>
      <translation>{0} Tonfenster</translation>
    </message>
    <message>
      <source>{0} pictures of {1} × {1}</source>
      <translation>{0} Bilder von {1} × {1}</translation>
    </message>
    <message>
      <source>{0}, as the preset says</source>
      <translation>{0}, wie in der Vorgabe</translation>
    </message>
    <message>
      <source>{0}. Sees {1}; {2} clips a step.</source>
      <translation>{0}. Sieht {1}; {2} Clips je Schritt.</translation>
    </message>
  </context>
  <context>
    <name>TrainLead</name>
    <message>
      <source>A training was cut off</source>
      <translation>Ein Training ist abgerissen</translation>
    </message>
    <message>
      <source>All runs…</source>
      <translation>Alle Läufe …</translation>
    </message>
    <message>
      <source>Could not go on with {0}</source>
      <translation>{0} konnte nicht fortgesetzt werden</translation>
    </message>
    <message>
      <source>Could not list the model that is training</source>
      <translation>Das Modell, das gerade trainiert, konnte nicht aufgelistet werden</translation>
    </message>
    <message>
      <source>Could not look for runs</source>
      <translation>Nach Läufen konnte nicht gesucht werden</translation>
    </message>
    <message>
      <source>Could not tidy up</source>
      <translation>Aufräumen ist misslungen</translation>
    </message>
    <message>
      <source>Exported</source>
      <translation>Exportiert</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Half the batch ({0})</source>
      <translation>Halber Stapel ({0})</translation>
    </message>
    <message>
      <source>It was stopped before the first step.</source>
      <translation>Es wurde vor dem ersten Schritt beendet.</translation>
    </message>
    <message>
      <source>Leave it</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Not enough memory to train</source>
      <translation>Zu wenig Speicher zum Trainieren</translation>
    </message>
    <message>
      <source>On the processor</source>
      <translation>Auf dem Prozessor</translation>
    </message>
    <message>
      <source>The batch did not fit. Go on from the last checkpoint with:</source>
      <translation>Der Stapel passte nicht. Vom letzten Zwischenstand fortsetzen mit:</translation>
    </message>
    <message>
      <source>The model is in the list of models: {0}</source>
      <translation>Das Modell steht in der Liste der Modelle: {0}</translation>
    </message>
    <message>
      <source>Training finished</source>
      <translation>Training fertig</translation>
    </message>
    <message>
      <source>Training stopped</source>
      <translation>Training abgebrochen</translation>
    </message>
    <message>
      <source>Use it</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>{0} ended at step {1} of {2} because the program or the machine did. Nothing before is lost.</source>
      <translation>{0} endete bei Schritt {1} von {2}, weil das Programm oder der Rechner endete. Nichts davor ist verloren.</translation>
    </message>
  </context>
  <context>
    <name>TrainTab</name>
    <message>
      <source>Curves and a preview appear here while a model learns.</source>
      <translation>Hier erscheinen Kurven und eine Vorschau, während ein Modell lernt.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Pause or go on (Ctrl+P)</source>
      <translation>Pause oder weiter (Strg+P)</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Start training (Ctrl+T)</source>
      <translation>Training starten (Strg+T)</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>Stop and keep the best weights (Ctrl+.)</source>
      <translation>Beenden und die besten Gewichte behalten (Strg+.)</translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message>
      <source>{0:.1f} steps/s</source>
      <translation>{0:.1f} Schritte/s</translation>
    </message>
    <message>
      <source>{0} left</source>
      <translation>noch {0}</translation>
    </message>
  </context>
  <context>
    <name>TrainingRun</name>
    <message>
      <source>Training stopped</source>
      <translation>Training abgebrochen</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>Fit</source>
      <translation>Einpassen</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Loop (L)</source>
      <translation>Schleife (L)</translation>
    </message>
    <message>
      <source>Mute (M)</source>
      <translation>Stumm (M)</translation>
    </message>
    <message>
      <source>Next frame (Right)</source>
      <translation>Nächstes Bild (Rechts)</translation>
    </message>
    <message>
      <source>Play or pause (Space)</source>
      <translation>Wiedergabe oder Pause (Leertaste)</translation>
    </message>
    <message>
      <source>Previous frame (Left)</source>
      <translation>Voriges Bild (Links)</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl and the wheel)</source>
      <translation>Größe der Bilder (Strg und das Mausrad)</translation>
    </message>
    <message>
      <source>Speed (+ and -)</source>
      <translation>Tempo (+ und -)</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Transport</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
  </context>
  <context>
    <name>TraverseLead</name>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>From A to B</source>
      <translation>Von A nach B</translation>
    </message>
    <message>
      <source>Move a slider: the picture follows</source>
      <translation>Einen Regler bewegen: das Bild folgt</translation>
    </message>
    <message>
      <source>The clip could not be made</source>
      <translation>Der Clip konnte nicht erzeugt werden</translation>
    </message>
    <message>
      <source>The clip could not be taken apart</source>
      <translation>Der Clip konnte nicht zerlegt werden</translation>
    </message>
    <message>
      <source>The result shows it</source>
      <translation>Das Ergebnis zeigt es</translation>
    </message>
    <message>
      <source>The traversal did not work</source>
      <translation>Das Durchlaufen ist misslungen</translation>
    </message>
    <message>
      <source>Traversal: {0} {1}, whole range</source>
      <translation>Durchlauf: {0} {1}, ganzer Bereich</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
  </context>
  <context>
    <name>TraverseWindow</name>
    <message>
      <source>A moved number stands still instead of moving about its new mean</source>
      <translation>Eine bewegte Zahl steht still, statt sich um ihren neuen Mittelwert zu bewegen</translation>
    </message>
    <message>
      <source>Back to the clip's own code</source>
      <translation>Zurück zum eigenen Code des Clips</translation>
    </message>
    <message>
      <source>Block of the code</source>
      <translation>Block des Codes</translation>
    </message>
    <message>
      <source>Clip A</source>
      <translation>Clip A</translation>
    </message>
    <message>
      <source>Clip B</source>
      <translation>Clip B</translation>
    </message>
    <message>
      <source>Clip to traverse</source>
      <translation>Clip zum Durchlaufen</translation>
    </message>
    <message>
      <source>Draw every number of this block</source>
      <translation>Jede Zahl dieses Blocks ziehen</translation>
    </message>
    <message>
      <source>Hold still</source>
      <translation>Stillhalten</translation>
    </message>
    <message>
      <source>Picture of the traversal</source>
      <translation>Bild des Durchlaufs</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Put a clip into player A</source>
      <translation>Einen Clip in Player A legen</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>Zufall</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>The eight before</source>
      <translation>Die acht davor</translation>
    </message>
    <message>
      <source>The next eight</source>
      <translation>Die nächsten acht</translation>
    </message>
    <message>
      <source>Traversal: own code</source>
      <translation>Durchlauf: eigener Code</translation>
    </message>
    <message>
      <source>Traversal: {0}</source>
      <translation>Durchlauf: {0}</translation>
    </message>
    <message>
      <source>Traversal: {0} and more</source>
      <translation>Durchlauf: {0} und mehr</translation>
    </message>
    <message>
      <source>Traverse</source>
      <translation>Durchlaufen</translation>
    </message>
    <message>
      <source>{0} to {1} of {2}</source>
      <translation>{0} bis {1} von {2}</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
  </context>
  <context>
    <name>TrimDialog</name>
    <message>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>From the first frame to the last</source>
      <translation>Vom ersten Bild bis zum letzten</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <source>Trim {0}</source>
      <translation>{0} beschneiden</translation>
    </message>
    <message>
      <source>Whole clip</source>
      <translation>Ganzer Clip</translation>
    </message>
    <message>
      <source>{0:.2f} s</source>
      <translation>{0:.2f} s</translation>
    </message>
  </context>
  <context>
    <name>UndoLead</name>
    <message>
      <source>Clips into A and B</source>
      <translation>Clips nach A und B</translation>
    </message>
    <message>
      <source>Dynamic, {0} % B</source>
      <translation>Dynamisch, {0} % B</translation>
    </message>
    <message>
      <source>Empty A</source>
      <translation>A leeren</translation>
    </message>
    <message>
      <source>Empty B</source>
      <translation>B leeren</translation>
    </message>
    <message>
      <source>Exchange A and B</source>
      <translation>A und B vertauschen</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>Mischen</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Redo: {0}</source>
      <translation>Wiederholen: {0}</translation>
    </message>
    <message>
      <source>Sample</source>
      <translation>Ziehen</translation>
    </message>
    <message>
      <source>Static, {0} % B</source>
      <translation>Statisch, {0} % B</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tauschen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo: {0}</source>
      <translation>Rückgängig: {0}</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>Stimme</translation>
    </message>
    <message>
      <source>{0} into A</source>
      <translation>{0} nach A</translation>
    </message>
    <message>
      <source>{0} into B</source>
      <translation>{0} nach B</translation>
    </message>
  </context>
  <context>
    <name>VoiceDials</name>
    <message>
      <source>Clarity</source>
      <translation>Klarheit</translation>
    </message>
    <message>
      <source>Filter: keeps quality</source>
      <translation>Filter: behält Güte</translation>
    </message>
    <message>
      <source>Filters the recording: keeps the recording's quality, and its pitch</source>
      <translation>Filtert die Aufnahme: behält ihre Güte und ihre Tonhöhe</translation>
    </message>
    <message>
      <source>Formants</source>
      <translation>Formanten</translation>
    </message>
    <message>
      <source>Lower for a longer vocal tract, as of a larger person; higher for a shorter one</source>
      <translation>Tiefer für einen längeren Vokaltrakt, wie ihn größere Menschen haben; höher für einen kürzeren</translation>
    </message>
    <message>
      <source>Makes the sound anew (WORLD): pitch, formants and voice change</source>
      <translation>Erzeugt den Ton neu (WORLD): Tonhöhe, Formanten und Stimme ändern sich</translation>
    </message>
    <message>
      <source>More keeps the fine structure of the recording; less comes nearer to the other speaker</source>
      <translation>Mehr behält die Feinstruktur der Aufnahme; weniger kommt der anderen Person näher</translation>
    </message>
    <message>
      <source>Pitch</source>
      <translation>Tonhöhe</translation>
    </message>
    <message>
      <source>Reset the voice</source>
      <translation>Stimme zurücksetzen</translation>
    </message>
    <message>
      <source>Semitones above or below the pitch of the voice</source>
      <translation>Halbtöne über oder unter der Tonhöhe der Stimme</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>Stimme</translation>
    </message>
    <message>
      <source>WORLD: changes pitch</source>
      <translation>WORLD: ändert Tonhöhe</translation>
    </message>
    <message>
      <source>Way back to sound</source>
      <translation>Weg zurück zum Ton</translation>
    </message>
    <message>
      <source>{0} %</source>
      <translation>{0} %</translation>
    </message>
    <message>
      <source>{0} st</source>
      <translation>{0} HT</translation>
    </message>
  </context>
  <context>
    <name>Workspace</name>
    <message>
      <source>Drop a clip here
or choose one in the library</source>
      <translation>Einen Clip hier ablegen
oder in der Bibliothek wählen</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>player A</source>
      <translation>Player A</translation>
    </message>
    <message>
      <source>player B</source>
      <translation>Player B</translation>
    </message>
    <message>
      <source>the result</source>
      <translation>das Ergebnis</translation>
    </message>
  </context>
  <context>
    <name>_FolderEdit</name>
    <message>
      <source>Choose the folder: {0}</source>
      <translation>Ordner wählen: {0}</translation>
    </message>
    <message>
      <source>where it was last</source>
      <translation>wo es zuletzt war</translation>
    </message>
  </context>
  <context>
    <name>_Terms</name>
    <message>
      <source>Full text</source>
      <translation>Voller Text</translation>
    </message>
    <message>
      <source>The package brings no text of its own.</source>
      <translation>Das Paket bringt keinen eigenen Text mit.</translation>
    </message>
  </context>
</TS>
