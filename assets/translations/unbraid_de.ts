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
      <source>set back</source>
      <translation>zurückgesetzt</translation>
    </message>
    <message>
      <source>step skipped</source>
      <translation>Schritt ausgelassen</translation>
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
      <translation>Log</translation>
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
      <source>2D Reaching</source>
      <translation>2D Reaching</translation>
    </message>
    <message>
      <source>2D Reaching, long</source>
      <translation>2D Reaching, lang</translation>
    </message>
    <message>
      <source>2D Wavy Reaching</source>
      <translation>2D Wavy Reaching</translation>
    </message>
    <message>
      <source>2D Wavy Reaching, long</source>
      <translation>2D Wavy Reaching, lang</translation>
    </message>
    <message>
      <source>Drawn characters</source>
      <translation>Gezeichnete Figuren</translation>
    </message>
    <message>
      <source>Drawn expressions</source>
      <translation>Gezeichnete Gesichtsausdrücke</translation>
    </message>
    <message>
      <source>EMO-DB</source>
      <translation>EMO-DB</translation>
    </message>
    <message>
      <source>Expressions of drawn people</source>
      <translation>Gesichtsausdrücke gezeichneter Personen</translation>
    </message>
    <message>
      <source>Free Spoken Digit Dataset</source>
      <translation>Free Spoken Digit Dataset</translation>
    </message>
    <message>
      <source>Free Spoken Digits</source>
      <translation>Free Spoken Digits</translation>
    </message>
    <message>
      <source>Generated characters</source>
      <translation>Erzeugte Figuren</translation>
    </message>
    <message>
      <source>MUG's expressions, from your copy</source>
      <translation>Gesichtsausdrücke von MUG, aus der eigenen Kopie</translation>
    </message>
    <message>
      <source>MUG, your copy</source>
      <translation>MUG, eigene Kopie</translation>
    </message>
    <message>
      <source>Many speakers of American English.</source>
      <translation>Viele Sprechende des amerikanischen Englisch.</translation>
    </message>
    <message>
      <source>Moving dSprites</source>
      <translation>Bewegte dSprites</translation>
    </message>
    <message>
      <source>Moving dSprites, any motion at any scale</source>
      <translation>Bewegte dSprites, jede Bewegung in jeder Größe</translation>
    </message>
    <message>
      <source>Moving dSprites, causal</source>
      <translation>Bewegte dSprites, kausal</translation>
    </message>
    <message>
      <source>Moving shapes</source>
      <translation>Bewegte Formen</translation>
    </message>
    <message>
      <source>Moving shapes whose scale sets their motion</source>
      <translation>Bewegte Formen, deren Größe ihre Bewegung bestimmt</translation>
    </message>
    <message>
      <source>Moving-MNIST</source>
      <translation>Moving-MNIST</translation>
    </message>
    <message>
      <source>Real Sprites, FAVAE's cut</source>
      <translation>Echte Sprites, Zuschnitt von FAVAE</translation>
    </message>
    <message>
      <source>Real Sprites, Li &amp; Mandt's cut</source>
      <translation>Echte Sprites, Zuschnitt von Li und Mandt</translation>
    </message>
    <message>
      <source>Real Sprites, VDSM's cut</source>
      <translation>Echte Sprites, Zuschnitt von VDSM</translation>
    </message>
    <message>
      <source>Speakers of English digits.</source>
      <translation>Sprechende englischer Ziffern.</translation>
    </message>
    <message>
      <source>Speech samples</source>
      <translation>Sprachbeispiele</translation>
    </message>
    <message>
      <source>Sprites, FAVAE's cut</source>
      <translation>Sprites, Zuschnitt von FAVAE</translation>
    </message>
    <message>
      <source>Sprites, VDSM's cut</source>
      <translation>Sprites, Zuschnitt von VDSM</translation>
    </message>
    <message>
      <source>Sprites, published cut</source>
      <translation>Sprites, veröffentlichter Zuschnitt</translation>
    </message>
    <message>
      <source>Swinging pendula</source>
      <translation>Schwingende Pendel</translation>
    </message>
    <message>
      <source>TIMIT</source>
      <translation>TIMIT</translation>
    </message>
    <message>
      <source>Ten actors say ten German sentences in seven moods.</source>
      <translation>Zehn Schauspielende sagen zehn deutsche Sätze in sieben Stimmungen.</translation>
    </message>
    <message>
      <source>Ten voices that come with the program.</source>
      <translation>Zehn Stimmen, die mit dem Programm kommen.</translation>
    </message>
    <message>
      <source>The same motions at any scale, to train judges on</source>
      <translation>Dieselben Bewegungen in jeder Größe, zum Trainieren von Gutachtern</translation>
    </message>
    <message>
      <source>The shipped speech</source>
      <translation>Die mitgelieferte Sprache</translation>
    </message>
    <message>
      <source>Two digits that bounce</source>
      <translation>Zwei Ziffern, die abprallen</translation>
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
    <name>Errors</name>
    <message>
      <source>"{0}" is none of the expressions of MUG</source>
      <translation>„{0}“ ist keiner der Gesichtsausdrücke von MUG</translation>
    </message>
    <message>
      <source>0 or more</source>
      <translation>0 oder mehr</translation>
    </message>
    <message>
      <source>A beat runs through the recording, as of drums; it is treated as if it were speech.</source>
      <translation>Durch die Aufnahme läuft ein Takt wie von Schlagzeug; sie wird behandelt, als wäre sie Sprache.</translation>
    </message>
    <message>
      <source>A line is "start end phone" with both in samples, as in "0 3050 h#". Get the file again from its source.</source>
      <translation>Eine Zeile ist „Anfang Ende Laut“, beides in Abtastwerten, wie in „0 3050 h#“. Die Datei neu von ihrer Quelle holen.</translation>
    </message>
    <message>
      <source>Actions: {0}; directions: {1}.</source>
      <translation>Handlungen: {0}; Richtungen: {1}.</translation>
    </message>
    <message>
      <source>Add another subject.</source>
      <translation>Eine weitere Person hinzufügen.</translation>
    </message>
    <message>
      <source>Add recordings of at least two sentences.</source>
      <translation>Aufnahmen von mindestens zwei Sätzen hinzufügen.</translation>
    </message>
    <message>
      <source>Add speakers or sentences.</source>
      <translation>Sprechende oder Sätze hinzufügen.</translation>
    </message>
    <message>
      <source>Add videos that play.</source>
      <translation>Videos hinzufügen, die sich abspielen lassen.</translation>
    </message>
    <message>
      <source>Analyse the recording again.</source>
      <translation>Die Aufnahme neu analysieren.</translation>
    </message>
    <message>
      <source>Ask for "train" or "test".</source>
      <translation>„train“ oder „test“ angeben.</translation>
    </message>
    <message>
      <source>Ask for at least 1 path of 2 points, and a jitter from 0 to 1.</source>
      <translation>Mindestens 1 Weg mit 2 Punkten verlangen und eine Streuung von 0 bis 1.</translation>
    </message>
    <message>
      <source>Ask for fewer clips.</source>
      <translation>Weniger Clips verlangen.</translation>
    </message>
    <message>
      <source>Ask for that length, or for another set.</source>
      <translation>Diese Länge verlangen oder einen anderen Satz.</translation>
    </message>
    <message>
      <source>At {0} Hz the file holds no sound above {1} kHz; the result is muffled.</source>
      <translation>Bei {0} Hz enthält die Datei keinen Ton über {1} kHz; das Ergebnis klingt dumpf.</translation>
    </message>
    <message>
      <source>Build the clips and their labels together, one label for each clip and factor.</source>
      <translation>Die Clips und ihre Beschriftungen zusammen bilden, eine je Clip und Faktor.</translation>
    </message>
    <message>
      <source>Change the permissions, or choose another place.</source>
      <translation>Die Rechte ändern oder einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Check that it plays elsewhere, and export it again as wav or flac.</source>
      <translation>Prüfen, ob die Datei anderswo läuft, und neu als wav oder flac exportieren.</translation>
    </message>
    <message>
      <source>Check that it plays elsewhere, and export it again.</source>
      <translation>Prüfen, ob die Datei anderswo läuft, und neu exportieren.</translation>
    </message>
    <message>
      <source>Check that it plays elsewhere.</source>
      <translation>Prüfen, ob die Datei anderswo läuft.</translation>
    </message>
    <message>
      <source>Check that you may open it.</source>
      <translation>Die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
      <source>Check the disk and try again.</source>
      <translation>Das Laufwerk prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Check the disk, or choose another place.</source>
      <translation>Das Laufwerk prüfen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Check the name, or choose it again.</source>
      <translation>Den Namen prüfen oder neu wählen.</translation>
    </message>
    <message>
      <source>Choose 0 clips or more.</source>
      <translation>0 Clips oder mehr wählen.</translation>
    </message>
    <message>
      <source>Choose 0 or more.</source>
      <translation>0 oder mehr wählen.</translation>
    </message>
    <message>
      <source>Choose 0 to 1.</source>
      <translation>0 bis 1 wählen.</translation>
    </message>
    <message>
      <source>Choose 0 to {0}.</source>
      <translation>0 bis {0} wählen.</translation>
    </message>
    <message>
      <source>Choose 64 or 32.</source>
      <translation>64 oder 32 wählen.</translation>
    </message>
    <message>
      <source>Choose a clip with at least one frame.</source>
      <translation>Einen Clip mit mindestens einem Bild wählen.</translation>
    </message>
    <message>
      <source>Choose a clip with sound, or a model of video.</source>
      <translation>Einen Clip mit Ton wählen oder ein Modell für Video.</translation>
    </message>
    <message>
      <source>Choose a file that Unbraid saved as a project.</source>
      <translation>Eine Datei wählen, die Unbraid als Projekt gespeichert hat.</translation>
    </message>
    <message>
      <source>Choose a file that you may read.</source>
      <translation>Eine Datei wählen, die gelesen werden darf.</translation>
    </message>
    <message>
      <source>Choose a file with at least one sample.</source>
      <translation>Eine Datei mit mindestens einem Abtastwert wählen.</translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation>Eine Datei wählen.</translation>
    </message>
    <message>
      <source>Choose a folder of numbered pictures ({0}).</source>
      <translation>Einen Ordner mit nummerierten Bildern wählen ({0}).</translation>
    </message>
    <message>
      <source>Choose a folder of recordings of one speaker.</source>
      <translation>Einen Ordner mit Aufnahmen einer Person wählen.</translation>
    </message>
    <message>
      <source>Choose a folder of recordings that play.</source>
      <translation>Einen Ordner mit Aufnahmen wählen, die sich abspielen lassen.</translation>
    </message>
    <message>
      <source>Choose a folder on another disk.</source>
      <translation>Einen Ordner auf einem anderen Laufwerk wählen.</translation>
    </message>
    <message>
      <source>Choose a folder that `unbraid evaluate` or `unbraid reproduce` wrote.</source>
      <translation>Einen Ordner wählen, den `unbraid evaluate` oder `unbraid reproduce` geschrieben hat.</translation>
    </message>
    <message>
      <source>Choose a folder that exists.</source>
      <translation>Einen Ordner wählen, den es gibt.</translation>
    </message>
    <message>
      <source>Choose a folder with a folder for each person, one for each action in it, and videos: anna/smile/1.mp4.</source>
      <translation>Einen Ordner wählen mit einem Ordner je Person, darin einem je Handlung, und Videos: anna/smile/1.mp4.</translation>
    </message>
    <message>
      <source>Choose a folder with a folder for each speaker, and sound files in each: anna/hello.wav.</source>
      <translation>Einen Ordner wählen mit einem Ordner je Person und Tondateien in jedem: anna/hello.wav.</translation>
    </message>
    <message>
      <source>Choose a folder with body/, bottomwear/, topwear/ and hair/, each with 0.png, 1.png ..., and shoes/1.png.</source>
      <translation>Einen Ordner wählen mit body/, bottomwear/, topwear/ und hair/, jeder mit 0.png, 1.png ..., und shoes/1.png.</translation>
    </message>
    <message>
      <source>Choose a folder with subject/expression/take/frame*.jpg; expressions are {0}.</source>
      <translation>Einen Ordner mit subject/expression/take/frame*.jpg wählen; Ausdrücke sind {0}.</translation>
    </message>
    <message>
      <source>Choose a folder, a list of files, or one of {0}.</source>
      <translation>Einen Ordner wählen, eine Liste von Dateien oder eines von {0}.</translation>
    </message>
    <message>
      <source>Choose a longer recording.</source>
      <translation>Eine längere Aufnahme wählen.</translation>
    </message>
    <message>
      <source>Choose a model of video or of speech.</source>
      <translation>Ein Modell für Video oder für Sprache wählen.</translation>
    </message>
    <message>
      <source>Choose a new folder, or empty it.</source>
      <translation>Einen neuen Ordner wählen oder diesen leeren.</translation>
    </message>
    <message>
      <source>Choose a new or an empty folder.</source>
      <translation>Einen neuen oder einen leeren Ordner wählen.</translation>
    </message>
    <message>
      <source>Choose a project, or look for where it was moved to.</source>
      <translation>Ein Projekt wählen oder suchen, wohin das alte verschoben wurde.</translation>
    </message>
    <message>
      <source>Choose a recording of speech.</source>
      <translation>Eine Sprachaufnahme wählen.</translation>
    </message>
    <message>
      <source>Choose a recording with speech in it, or raise its level.</source>
      <translation>Eine Aufnahme mit Sprache wählen oder ihren Pegel anheben.</translation>
    </message>
    <message>
      <source>Choose a recording.</source>
      <translation>Eine Aufnahme wählen.</translation>
    </message>
    <message>
      <source>Choose a shorter name.</source>
      <translation>Einen kürzeren Namen wählen.</translation>
    </message>
    <message>
      <source>Choose a start before the end, between 0 and {0} s.</source>
      <translation>Einen Anfang vor dem Ende wählen, zwischen 0 und {0} s.</translation>
    </message>
    <message>
      <source>Choose a video or audio file.</source>
      <translation>Eine Video- oder Tondatei wählen.</translation>
    </message>
    <message>
      <source>Choose a video, or a model of speech.</source>
      <translation>Ein Video wählen oder ein Modell für Sprache.</translation>
    </message>
    <message>
      <source>Choose a video, or the folder with all its numbered pictures.</source>
      <translation>Ein Video wählen oder den Ordner mit allen nummerierten Bildern.</translation>
    </message>
    <message>
      <source>Choose a video.</source>
      <translation>Ein Video wählen.</translation>
    </message>
    <message>
      <source>Choose a whole number from 0 to {0}.</source>
      <translation>Eine ganze Zahl von 0 bis {0} wählen.</translation>
    </message>
    <message>
      <source>Choose another disk, or export a shorter clip.</source>
      <translation>Ein anderes Laufwerk wählen oder einen kürzeren Clip exportieren.</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
      <source>Choose another folder for the results.</source>
      <translation>Einen anderen Ordner für die Ergebnisse wählen.</translation>
    </message>
    <message>
      <source>Choose another folder or data set.</source>
      <translation>Einen anderen Ordner oder Datensatz wählen.</translation>
    </message>
    <message>
      <source>Choose another folder, or give --force to write over.</source>
      <translation>Einen anderen Ordner wählen oder mit --force überschreiben.</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Choose another format.</source>
      <translation>Ein anderes Format wählen.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Choose another recording.</source>
      <translation>Eine andere Aufnahme wählen.</translation>
    </message>
    <message>
      <source>Choose at least one frame.</source>
      <translation>Mindestens ein Bild wählen.</translation>
    </message>
    <message>
      <source>Choose at least two.</source>
      <translation>Mindestens zwei wählen.</translation>
    </message>
    <message>
      <source>Choose centre, box, face or letterbox.</source>
      <translation>centre, box, face oder letterbox wählen.</translation>
    </message>
    <message>
      <source>Choose clips that play.</source>
      <translation>Clips wählen, die sich abspielen lassen.</translation>
    </message>
    <message>
      <source>Choose mp4, mov, mkv, webm, avi, gif, wav, flac, ogg, mp3, SPHERE, npz, or a folder of numbered pictures.</source>
      <translation>mp4, mov, mkv, webm, avi, gif, wav, flac, ogg, mp3, SPHERE, npz oder einen Ordner mit nummerierten Bildern wählen.</translation>
    </message>
    <message>
      <source>Choose one from 0.5 to 2.</source>
      <translation>Einen Faktor von 0,5 bis 2 wählen.</translation>
    </message>
    <message>
      <source>Choose one of {0}.</source>
      <translation>Eines von {0} wählen.</translation>
    </message>
    <message>
      <source>Choose one with speech in it.</source>
      <translation>Eine mit Sprache darin wählen.</translation>
    </message>
    <message>
      <source>Choose the folder with TRAIN/DR1/FCJF0/SA1.WAV and so on.</source>
      <translation>Den Ordner mit TRAIN/DR1/FCJF0/SA1.WAV und so weiter wählen.</translation>
    </message>
    <message>
      <source>Choose the folder with recordings/7_jackson_32.wav or jackson/7_jackson_32.wav and so on.</source>
      <translation>Den Ordner mit recordings/7_jackson_32.wav oder jackson/7_jackson_32.wav und so weiter wählen.</translation>
    </message>
    <message>
      <source>Choose the folder with wav/03a01Fa.wav and so on.</source>
      <translation>Den Ordner mit wav/03a01Fa.wav und so weiter wählen.</translation>
    </message>
    <message>
      <source>Choose two videos with sound.</source>
      <translation>Zwei Videos mit Ton wählen.</translation>
    </message>
    <message>
      <source>Choose two videos.</source>
      <translation>Zwei Videos wählen.</translation>
    </message>
    <message>
      <source>Close other clips and try again.</source>
      <translation>Andere Clips schließen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Compute the same form for every recording.</source>
      <translation>Für jede Aufnahme dieselbe Form berechnen.</translation>
    </message>
    <message>
      <source>Convert it to wav first, for example with `sph2pipe -f wav`.</source>
      <translation>Zuerst in wav umwandeln, etwa mit `sph2pipe -f wav`.</translation>
    </message>
    <message>
      <source>Convert them before making a clip.</source>
      <translation>Zuerst umwandeln, dann einen Clip daraus machen.</translation>
    </message>
    <message>
      <source>Convert them into different folders.</source>
      <translation>In verschiedene Ordner umwandeln.</translation>
    </message>
    <message>
      <source>Copy or download it again.</source>
      <translation>Die Datei noch einmal kopieren oder herunterladen.</translation>
    </message>
    <message>
      <source>Copy or download it again; max_seconds reads the part that is there.</source>
      <translation>Die Datei noch einmal kopieren oder herunterladen; max_seconds liest den Teil, der da ist.</translation>
    </message>
    <message>
      <source>Copy or export it again.</source>
      <translation>Die Datei noch einmal kopieren oder exportieren.</translation>
    </message>
    <message>
      <source>Crop by a box or around the centre instead.</source>
      <translation>Stattdessen nach einem Rahmen oder um die Mitte zuschneiden.</translation>
    </message>
    <message>
      <source>Delete it and try again.</source>
      <translation>Den Zwischenspeicher löschen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Directory not empty</source>
      <translation>Ordner ist nicht leer</translation>
    </message>
    <message>
      <source>Disk quota exceeded</source>
      <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
      <source>End the name in {0}.</source>
      <translation>Den Namen auf {0} enden lassen.</translation>
    </message>
    <message>
      <source>Expecting ',' delimiter: line {0} column {1} (char {2})</source>
      <translation>',' als Trennzeichen erwartet: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>Expecting ':' delimiter: line {0} column {1} (char {2})</source>
      <translation>':' als Trennzeichen erwartet: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>Expecting property name enclosed in double quotes: line {0} column {1} (char {2})</source>
      <translation>Name in doppelten Anführungszeichen erwartet: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>Expecting value: line {0} column {1} (char {2})</source>
      <translation>Wert erwartet: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>Export it as mp4, webm, gif or a folder of pictures.</source>
      <translation>Als mp4, webm, gif oder als Ordner mit Bildern exportieren.</translation>
    </message>
    <message>
      <source>Export it as wav or flac.</source>
      <translation>Als wav oder flac exportieren.</translation>
    </message>
    <message>
      <source>Export it with one rate and one number of channels.</source>
      <translation>Mit einer Rate und einer Zahl von Kanälen exportieren.</translation>
    </message>
    <message>
      <source>Export the clip again.</source>
      <translation>Den Clip noch einmal exportieren.</translation>
    </message>
    <message>
      <source>Export the clip with a frame rate that videos have.</source>
      <translation>Den Clip mit einer Bildrate exportieren, die Videos haben.</translation>
    </message>
    <message>
      <source>Export the file again, with samples from -1 to 1.</source>
      <translation>Die Datei noch einmal exportieren, mit Abtastwerten von -1 bis 1.</translation>
    </message>
    <message>
      <source>Export the file again.</source>
      <translation>Die Datei noch einmal exportieren.</translation>
    </message>
    <message>
      <source>Export the sound with {0} to {1} samples a second.</source>
      <translation>Den Ton mit {0} bis {1} Abtastwerten je Sekunde exportieren.</translation>
    </message>
    <message>
      <source>Extra data: line {0} column {1} (char {2})</source>
      <translation>überzählige Daten: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>F0 {0}, cepstra {1} and aperiodicity {2} for {3} frames</source>
      <translation>F0 {0}, Cepstren {1} und Aperiodizität {2} für {3} Fenster</translation>
    </message>
    <message>
      <source>FLAC cannot hold {0} channels at {1} Hz</source>
      <translation>FLAC fasst keine {0} Kanäle bei {1} Hz</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>Datei existiert schon</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>Dateiname zu lang</translation>
    </message>
    <message>
      <source>Free some space, or choose another disk.</source>
      <translation>Platz schaffen oder ein anderes Laufwerk wählen.</translation>
    </message>
    <message>
      <source>Get the file again from its source.</source>
      <translation>Die Datei neu von ihrer Quelle holen.</translation>
    </message>
    <message>
      <source>Give a length of at least 1 and a hop from 1 to the length.</source>
      <translation>Eine Länge von mindestens 1 angeben und einen Abstand von 1 bis zur Länge.</translation>
    </message>
    <message>
      <source>Give a number of seconds above 0.</source>
      <translation>Eine Zahl von Sekunden über 0 angeben.</translation>
    </message>
    <message>
      <source>Give a size of at least 1 x 1.</source>
      <translation>Eine Größe von mindestens 1 x 1 angeben.</translation>
    </message>
    <message>
      <source>Give a whole number of at least 1.</source>
      <translation>Eine ganze Zahl ab 1 angeben.</translation>
    </message>
    <message>
      <source>Give as many samples and {0} frames.</source>
      <translation>Ebenso viele Abtastwerte und {0} Fenster angeben.</translation>
    </message>
    <message>
      <source>Give at least one digit, and at least one clip a pair.</source>
      <translation>Mindestens eine Ziffer angeben und mindestens einen Clip je Paar.</translation>
    </message>
    <message>
      <source>Give at least one recording.</source>
      <translation>Mindestens eine Aufnahme angeben.</translation>
    </message>
    <message>
      <source>Give at least one row of frames.</source>
      <translation>Mindestens eine Reihe von Bildern angeben.</translation>
    </message>
    <message>
      <source>Give both spectrograms a frame for every frame of the samples.</source>
      <translation>Beiden Spektrogrammen ein Fenster je Fenster der Abtastwerte geben.</translation>
    </message>
    <message>
      <source>Give each of them {0} frames.</source>
      <translation>Jedem davon {0} Fenster geben.</translation>
    </message>
    <message>
      <source>Give floating-point samples in [-1, 1].</source>
      <translation>Abtastwerte als Gleitkommazahlen in [-1, 1] angeben.</translation>
    </message>
    <message>
      <source>Give frames a second as positive numbers.</source>
      <translation>Bilder je Sekunde als positive Zahlen angeben.</translation>
    </message>
    <message>
      <source>Give it as (frames, bands), finite.</source>
      <translation>Als (Fenster, Bänder) angeben, mit endlichen Werten.</translation>
    </message>
    <message>
      <source>Give it as (frames, {0}).</source>
      <translation>Als (Fenster, {0}) angeben.</translation>
    </message>
    <message>
      <source>Give left, top, width and height inside the picture.</source>
      <translation>Links, oben, Breite und Höhe innerhalb des Bildes angeben.</translation>
    </message>
    <message>
      <source>Give left, top, width and height.</source>
      <translation>Links, oben, Breite und Höhe angeben.</translation>
    </message>
    <message>
      <source>Give numbers above 0.</source>
      <translation>Zahlen über 0 angeben.</translation>
    </message>
    <message>
      <source>Give numbers of at least 1.</source>
      <translation>Zahlen ab 1 angeben.</translation>
    </message>
    <message>
      <source>Give one between {0} and {1}.</source>
      <translation>Eines zwischen {0} und {1} angeben.</translation>
    </message>
    <message>
      <source>Give one channel and its rate.</source>
      <translation>Einen Kanal und seine Rate angeben.</translation>
    </message>
    <message>
      <source>Give one channel of finite samples.</source>
      <translation>Einen Kanal mit endlichen Abtastwerten angeben.</translation>
    </message>
    <message>
      <source>Give one channel with at least one sample.</source>
      <translation>Einen Kanal mit mindestens einem Abtastwert angeben.</translation>
    </message>
    <message>
      <source>Give one channel.</source>
      <translation>Einen Kanal angeben.</translation>
    </message>
    <message>
      <source>Give one label for each row.</source>
      <translation>Eine Beschriftung je Reihe angeben.</translation>
    </message>
    <message>
      <source>Give one label from 0 to 9 for each picture.</source>
      <translation>Eine Beschriftung von 0 bis 9 je Bild angeben.</translation>
    </message>
    <message>
      <source>Give one of {0}, or a folder of speaker/*.wav or identity/action/*.mp4.</source>
      <translation>Eines von {0} angeben oder einen Ordner mit Person/*.wav oder Identität/Handlung/*.mp4.</translation>
    </message>
    <message>
      <source>Give one recording and one voice.</source>
      <translation>Eine Aufnahme und eine Stimme angeben.</translation>
    </message>
    <message>
      <source>Give samples a second above 0.</source>
      <translation>Abtastwerte je Sekunde über 0 angeben.</translation>
    </message>
    <message>
      <source>Give the frames a second as a positive number.</source>
      <translation>Die Bilder je Sekunde als positive Zahl angeben.</translation>
    </message>
    <message>
      <source>Give the name of a file.</source>
      <translation>Den Namen einer Datei angeben.</translation>
    </message>
    <message>
      <source>Give the number of at least one person.</source>
      <translation>Die Zahl von mindestens einer Person angeben.</translation>
    </message>
    <message>
      <source>Give the samples a second, above 0.</source>
      <translation>Die Abtastwerte je Sekunde angeben, über 0.</translation>
    </message>
    <message>
      <source>Give them as (T, {0}) and (T,).</source>
      <translation>Als (T, {0}) und (T,) angeben.</translation>
    </message>
    <message>
      <source>Give them as (T, {0}).</source>
      <translation>Als (T, {0}) angeben.</translation>
    </message>
    <message>
      <source>Give two videos, or two sound files.</source>
      <translation>Zwei Videos oder zwei Tondateien angeben.</translation>
    </message>
    <message>
      <source>Give width over height as a number above 0.</source>
      <translation>Breite durch Höhe als Zahl über 0 angeben.</translation>
    </message>
    <message>
      <source>Give {0} frames.</source>
      <translation>{0} Fenster angeben.</translation>
    </message>
    <message>
      <source>Hardly anything in the recording has a pitch, as in noise or a whisper; the result will have none either.</source>
      <translation>Fast nichts in der Aufnahme hat eine Tonhöhe, wie bei Rauschen oder Flüstern; das Ergebnis wird auch keine haben.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>ist ein Ordner</translation>
    </message>
    <message>
      <source>JSON, and not of a project</source>
      <translation>JSON, aber kein Projekt</translation>
    </message>
    <message>
      <source>Leave --dynamic out, or give A.</source>
      <translation>--dynamic weglassen oder A angeben.</translation>
    </message>
    <message>
      <source>Leave --dynamic out, or give B.</source>
      <translation>--dynamic weglassen oder B angeben.</translation>
    </message>
    <message>
      <source>Leave --fit and --size out.</source>
      <translation>--fit und --size weglassen.</translation>
    </message>
    <message>
      <source>Leave it out.</source>
      <translation>Diese Datei weglassen.</translation>
    </message>
    <message>
      <source>Make all pictures of the folder the same size.</source>
      <translation>Alle Bilder des Ordners gleich groß machen.</translation>
    </message>
    <message>
      <source>Make the folder writable, or name a folder for the cache.</source>
      <translation>Den Ordner beschreibbar machen oder einen Ordner für den Zwischenspeicher nennen.</translation>
    </message>
    <message>
      <source>Make the report again.</source>
      <translation>Den Bericht neu erstellen.</translation>
    </message>
    <message>
      <source>Mend that place.</source>
      <translation>Diese Stelle berichtigen.</translation>
    </message>
    <message>
      <source>Mix it to mono or stereo first, or export the sound as wav.</source>
      <translation>Den Ton erst auf Mono oder Stereo mischen oder als wav exportieren.</translation>
    </message>
    <message>
      <source>Mix or resample the sound first, or choose wav.</source>
      <translation>Den Ton erst mischen oder umrechnen oder wav wählen.</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>Kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
      <source>None of the clips can be used.</source>
      <translation>Keiner der Clips ist verwendbar.</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>ist kein Ordner</translation>
    </message>
    <message>
      <source>Number the individuals from 0 on.</source>
      <translation>Die Individuen ab 0 nummerieren.</translation>
    </message>
    <message>
      <source>Open it with a later version of Unbraid.</source>
      <translation>Mit einer späteren Version von Unbraid öffnen.</translation>
    </message>
    <message>
      <source>Operation not permitted</source>
      <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>Keine Berechtigung</translation>
    </message>
    <message>
      <source>Put MNIST's test digits there.</source>
      <translation>Die Testziffern von MNIST dorthin legen.</translation>
    </message>
    <message>
      <source>Put SA1.PHN beside SA1.WAV, or do without.</source>
      <translation>SA1.PHN neben SA1.WAV legen oder darauf verzichten.</translation>
    </message>
    <message>
      <source>Put it there, or choose other data.</source>
      <translation>Die Daten dorthin legen oder andere wählen.</translation>
    </message>
    <message>
      <source>Put the file there anew; MNIST's are called t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz.</source>
      <translation>Die Datei neu dorthin legen; die von MNIST heißen t10k-images-idx3-ubyte.gz und t10k-labels-idx1-ubyte.gz.</translation>
    </message>
    <message>
      <source>Put the two files of one set there.</source>
      <translation>Die zwei Dateien eines Satzes dorthin legen.</translation>
    </message>
    <message>
      <source>Put {0} or {1}.gz there.</source>
      <translation>{0} oder {1}.gz dorthin legen.</translation>
    </message>
    <message>
      <source>Read a part of it (max_seconds), or crop or scale the file down first.</source>
      <translation>Einen Teil davon lesen (max_seconds) oder die Datei erst zuschneiden oder verkleinern.</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
      <source>Replace this picture, or take it out of the folder.</source>
      <translation>Dieses Bild ersetzen oder aus dem Ordner nehmen.</translation>
    </message>
    <message>
      <source>Save it again with numpy.savez.</source>
      <translation>Noch einmal mit numpy.savez speichern.</translation>
    </message>
    <message>
      <source>Save it with 8 or 16 bits.</source>
      <translation>Mit 8 oder 16 Bit speichern.</translation>
    </message>
    <message>
      <source>Save it with the arrays frames (T, H, W, 3) uint8, fps_num, fps_den and/or audio (channels, N), sample_rate.</source>
      <translation>Mit den Feldern frames (T, H, W, 3) uint8, fps_num, fps_den und/oder audio (channels, N), sample_rate speichern.</translation>
    </message>
    <message>
      <source>Scale the clip down first.</source>
      <translation>Den Clip erst verkleinern.</translation>
    </message>
    <message>
      <source>Set UNBRAID_DATA to the folder that holds sprites/, emodb/, fsdd/ and so on.</source>
      <translation>UNBRAID_DATA auf den Ordner setzen, der sprites/, emodb/, fsdd/ und so weiter enthält.</translation>
    </message>
    <message>
      <source>Sort the clips into folders, one for each person.</source>
      <translation>Die Clips in Ordner sortieren, einen je Person.</translation>
    </message>
    <message>
      <source>Split it into lists of {0} at most.</source>
      <translation>Die Liste in solche von höchstens {0} teilen.</translation>
    </message>
    <message>
      <source>Start again.</source>
      <translation>Noch einmal beginnen.</translation>
    </message>
    <message>
      <source>TIMIT has no part "{0}"</source>
      <translation>TIMIT hat keinen Teil „{0}“</translation>
    </message>
    <message>
      <source>Take an earlier copy of it.</source>
      <translation>Eine frühere Kopie davon nehmen.</translation>
    </message>
    <message>
      <source>Take an earlier copy, or mend that place.</source>
      <translation>Eine frühere Kopie nehmen oder diese Stelle berichtigen.</translation>
    </message>
    <message>
      <source>Take this folder out, or ask for shorter clips.</source>
      <translation>Diesen Ordner herausnehmen oder kürzere Clips verlangen.</translation>
    </message>
    <message>
      <source>The clips of {0} are {1} frames of 64 x 64, the preset takes {2} of {3} x {4}. Choose another preset or data.</source>
      <translation>Die Clips von {0} haben {1} Bilder von 64 x 64, die Vorgabe nimmt {2} von {3} x {4}. Eine andere Vorgabe oder andere Daten wählen.</translation>
    </message>
    <message>
      <source>The recording is clipped throughout ({0} of its sound lies at the limit); it will sound rough.</source>
      <translation>Die Aufnahme ist durchweg übersteuert ({0} ihres Tons liegt an der Grenze); sie wird rau klingen.</translation>
    </message>
    <message>
      <source>The recording is silent: nothing in it is louder than {0} LUFS.</source>
      <translation>Die Aufnahme ist stumm: nichts darin ist lauter als {0} LUFS.</translation>
    </message>
    <message>
      <source>The recording lasts {0} s; speech needs at least {1} s.</source>
      <translation>Die Aufnahme dauert {0} s; Sprache braucht mindestens {1} s.</translation>
    </message>
    <message>
      <source>There are {0} pieces to learn from and {1} to validate with; add clips until each are 2.</source>
      <translation>Da sind {0} Stücke zum Lernen und {1} zum Validieren; Clips hinzufügen, bis es je 2 sind.</translation>
    </message>
    <message>
      <source>There is nothing above 4 kHz in the recording, as over a telephone; the result is muffled.</source>
      <translation>In der Aufnahme ist nichts über 4 kHz, wie am Telefon; das Ergebnis klingt dumpf.</translation>
    </message>
    <message>
      <source>There must be recordings of at least two sentences: some are held out to validate with.</source>
      <translation>Es braucht Aufnahmen von mindestens zwei Sätzen: einige werden zum Validieren zurückgehalten.</translation>
    </message>
    <message>
      <source>This sounds like music or a steady tone, not speech; the result will hardly be intelligible.</source>
      <translation>Das klingt nach Musik oder einem stehenden Ton, nicht nach Sprache; das Ergebnis wird kaum zu verstehen sein.</translation>
    </message>
    <message>
      <source>Too many open files</source>
      <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
      <source>Two voices seem to speak at once; both are converted as if they were one.</source>
      <translation>Zwei Stimmen scheinen zugleich zu sprechen; beide werden umgewandelt, als wären sie eine.</translation>
    </message>
    <message>
      <source>UNBRAID_DATA is not set, so there is no folder of real data</source>
      <translation>UNBRAID_DATA ist nicht gesetzt, es gibt also keinen Ordner mit echten Daten</translation>
    </message>
    <message>
      <source>UNBRAID_DATA names this, and it is not a folder</source>
      <translation>UNBRAID_DATA nennt dies, und es ist kein Ordner</translation>
    </message>
    <message>
      <source>Unterminated string starting at: line {0} column {1} (char {2})</source>
      <translation>Text ohne Ende, Beginn: Zeile {0}, Spalte {1} (Zeichen {2})</translation>
    </message>
    <message>
      <source>Update Unbraid.</source>
      <translation>Unbraid aktualisieren.</translation>
    </message>
    <message>
      <source>Use a hop from 1 to {0}.</source>
      <translation>Einen Abstand von 1 bis {0} verwenden.</translation>
    </message>
    <message>
      <source>Use a hop of at least 1.</source>
      <translation>Einen Abstand von mindestens 1 verwenden.</translation>
    </message>
    <message>
      <source>Use a name such as out{0}.</source>
      <translation>Einen Namen wie out{0} verwenden.</translation>
    </message>
    <message>
      <source>Use at least 1.</source>
      <translation>Mindestens 1 verwenden.</translation>
    </message>
    <message>
      <source>Use fewer bands or a longer window.</source>
      <translation>Weniger Bänder oder ein längeres Fenster verwenden.</translation>
    </message>
    <message>
      <source>Use {0} or {1} bins.</source>
      <translation>{0} oder {1} Bänder verwenden.</translation>
    </message>
    <message>
      <source>WAV cannot hold {0} channels at {1} Hz</source>
      <translation>WAV fasst keine {0} Kanäle bei {1} Hz</translation>
    </message>
    <message>
      <source>Wait for its cells first.</source>
      <translation>Erst ihre Felder abwarten.</translation>
    </message>
    <message>
      <source>Write each cell into a folder instead.</source>
      <translation>Stattdessen jedes Feld in einen Ordner schreiben.</translation>
    </message>
    <message>
      <source>Write mp4, webm, gif or pictures.</source>
      <translation>mp4, webm, gif oder Bilder schreiben.</translation>
    </message>
    <message>
      <source>Write one path a line, after a tab who is in it, or JSON: {"clips": [{"file": "a.wav", "identity": "anna"}]}.</source>
      <translation>Je Zeile einen Pfad schreiben, nach einem Tabulator, wer darin ist, oder JSON: {"clips": [{"file": "a.wav", "identity": "anna"}]}.</translation>
    </message>
    <message>
      <source>Write the result under another name.</source>
      <translation>Das Ergebnis unter einem anderen Namen schreiben.</translation>
    </message>
    <message>
      <source>Write wav or flac.</source>
      <translation>wav oder flac schreiben.</translation>
    </message>
    <message>
      <source>[Errno {0}] {1}</source>
      <translation>[Errno {0}] {1}</translation>
    </message>
    <message>
      <source>[Errno {0}] {1}: {2}</source>
      <translation>[Errno {0}] {1}: {2}</translation>
    </message>
    <message>
      <source>a Frechet distance needs at least 2 clips a side, not {0} and {1}. Add clips.</source>
      <translation>Ein Fréchet-Abstand braucht mindestens 2 Clips je Seite, nicht {0} und {1}. Clips hinzufügen.</translation>
    </message>
    <message>
      <source>a batch of {0}: training needs at least 2 clips a step.</source>
      <translation>Ein Stapel von {0}: Training braucht mindestens 2 Clips je Schritt.</translation>
    </message>
    <message>
      <source>a clip of {0} frames</source>
      <translation>ein Clip von {0} Bildern</translation>
    </message>
    <message>
      <source>a factor is named twice among {0}</source>
      <translation>ein Faktor ist zweimal genannt unter {0}</translation>
    </message>
    <message>
      <source>a film cannot be written as {0}</source>
      <translation>ein Film kann nicht als {0} geschrieben werden</translation>
    </message>
    <message>
      <source>a finite number</source>
      <translation>eine endliche Zahl</translation>
    </message>
    <message>
      <source>a folder</source>
      <translation>ein Ordner</translation>
    </message>
    <message>
      <source>a frame of {0} x {1} ({2} megapixels) is above the limit of 64</source>
      <translation>ein Bild von {0} x {1} ({2} Megapixel) liegt über der Grenze von 64</translation>
    </message>
    <message>
      <source>a frame rate is a number such as 25 or 30000/1001</source>
      <translation>eine Bildrate ist eine Zahl wie 25 oder 30000/1001</translation>
    </message>
    <message>
      <source>a gap needs codes (N, 2 or more) and 2 bins or more, not {0} and {1}.</source>
      <translation>Eine Lücke braucht Codes (N, 2 oder mehr) und 2 Klassen oder mehr, nicht {0} und {1}.</translation>
    </message>
    <message>
      <source>a judge reads pictures of 32 or 64 pixels, not {0}. Scale the clips first.</source>
      <translation>Ein Gutachter liest Bilder von 32 oder 64 Pixeln, nicht {0}. Die Clips erst skalieren.</translation>
    </message>
    <message>
      <source>a matrix of {0} clips was asked for. Choose 1 to {1}.</source>
      <translation>Eine Matrix aus {0} Clips wurde verlangt. 1 bis {1} wählen.</translation>
    </message>
    <message>
      <source>a mel spectrogram of shape {0}</source>
      <translation>ein Mel-Spektrogramm der Form {0}</translation>
    </message>
    <message>
      <source>a name without a suffix</source>
      <translation>ein Name ohne Endung</translation>
    </message>
    <message>
      <source>a part of this path is a file, not a folder</source>
      <translation>ein Teil dieses Pfads ist eine Datei, kein Ordner</translation>
    </message>
    <message>
      <source>a picture size of {0} x {1}</source>
      <translation>eine Bildgröße von {0} x {1}</translation>
    </message>
    <message>
      <source>a pitch moved by {0} semitones and formants by a factor of {1}. Choose -24 to 24 and 0.5 to 2.</source>
      <translation>Eine Tonhöhe um {0} Halbtöne und Formanten um den Faktor {1} verschoben. -24 bis 24 und 0,5 bis 2 wählen.</translation>
    </message>
    <message>
      <source>a ratio of {0} over {1} for a spectrogram of {2}</source>
      <translation>ein Verhältnis von {0} zu {1} für ein Spektrogramm von {2}</translation>
    </message>
    <message>
      <source>a recording holds samples that are not finite. Take another copy.</source>
      <translation>Eine Aufnahme enthält Abtastwerte, die nicht endlich sind. Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>a report of format {0}, this program reads {1}</source>
      <translation>ein Bericht im Format {0}, dieses Programm liest {1}</translation>
    </message>
    <message>
      <source>a scale of {0}</source>
      <translation>ein Maßstab von {0}</translation>
    </message>
    <message>
      <source>a seed of {0} for {1}</source>
      <translation>ein Startwert von {0} für {1}</translation>
    </message>
    <message>
      <source>a share of {0} held-out individuals</source>
      <translation>ein Anteil von {0} zurückgehaltenen Individuen</translation>
    </message>
    <message>
      <source>a speaker without recordings</source>
      <translation>eine Person ohne Aufnahmen</translation>
    </message>
    <message>
      <source>a spectrogram of shape {0}</source>
      <translation>ein Spektrogramm der Form {0}</translation>
    </message>
    <message>
      <source>a speed of {0}</source>
      <translation>ein Tempo von {0}</translation>
    </message>
    <message>
      <source>a standard deviation is not above 0: sigma_x {0}, sigma_z {1}.</source>
      <translation>Eine Standardabweichung ist nicht über 0: sigma_x {0}, sigma_z {1}.</translation>
    </message>
    <message>
      <source>a step takes {0} clips, which {1} processes cannot share evenly. Take {2} (--batch).</source>
      <translation>Ein Schritt nimmt {0} Clips, die sich nicht gleichmäßig auf {1} Prozesse verteilen lassen. {2} nehmen (--batch).</translation>
    </message>
    <message>
      <source>a transform of {0} samples has {1} bins, not {2}</source>
      <translation>eine Transformation von {0} Abtastwerten hat {1} Bänder, nicht {2}</translation>
    </message>
    <message>
      <source>a valid integer</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <source>a valid integer, got a number with a fractional part</source>
      <translation>eine ganze Zahl sein, keine mit Nachkommastellen</translation>
    </message>
    <message>
      <source>a valid number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <source>a voice cannot be written as {0}</source>
      <translation>eine Stimme kann nicht als {0} geschrieben werden</translation>
    </message>
    <message>
      <source>a voice made again {0} times. Choose 0 to 3.</source>
      <translation>Eine Stimme {0}-mal neu erzeugt. 0 bis 3 wählen.</translation>
    </message>
    <message>
      <source>a voice with values that are NaN or infinite</source>
      <translation>eine Stimme mit Werten, die NaN oder unendlich sind</translation>
    </message>
    <message>
      <source>an aspect of {0}</source>
      <translation>ein Seitenverhältnis von {0}</translation>
    </message>
    <message>
      <source>an envelope of shape {0} beside a level of shape {1}</source>
      <translation>eine Hüllkurve der Form {0} neben einem Pegel der Form {1}</translation>
    </message>
    <message>
      <source>an utterance without segments cannot be verified. Leave it out, or cut shorter segments.</source>
      <translation>Eine Äußerung ohne Stücke lässt sich nicht prüfen. Diese weglassen oder kürzere Stücke schneiden.</translation>
    </message>
    <message>
      <source>any number of</source>
      <translation>beliebig viele</translation>
    </message>
    <message>
      <source>cepstra of shape {0}</source>
      <translation>Cepstren der Form {0}</translation>
    </message>
    <message>
      <source>clips of {0} frames of {1}</source>
      <translation>Clips von {0} Bildern aus {1}</translation>
    </message>
    <message>
      <source>clips of {0} frames were asked for, this model makes {1}. Ask for those.</source>
      <translation>Clips von {0} Bildern wurden verlangt, dieses Modell erzeugt {1}. Diese verlangen.</translation>
    </message>
    <message>
      <source>clips of {0} have {1} frames, not {2}</source>
      <translation>Clips von {0} haben {1} Bilder, nicht {2}</translation>
    </message>
    <message>
      <source>codes hold values that are not finite. Train the model again at a lower rate.</source>
      <translation>Codes enthalten Werte, die nicht endlich sind. Das Modell mit kleinerer Lernrate neu trainieren.</translation>
    </message>
    <message>
      <source>codes of {0} and {1} cannot share a probe. Encode both with one model.</source>
      <translation>Codes von {0} und {1} können keine Sonde teilen. Beide mit einem Modell kodieren.</translation>
    </message>
    <message>
      <source>codes that move while a clip plays are for models of pictures. Blend voices instead.</source>
      <translation>Codes, die sich bewegen, während ein Clip läuft, sind für Modelle von Bildern. Stattdessen Stimmen überblenden.</translation>
    </message>
    <message>
      <source>contents of {0} and {1} cannot be compared. Read both in one way.</source>
      <translation>Inhalte von {0} und {1} lassen sich nicht vergleichen. Beide auf eine Weise lesen.</translation>
    </message>
    <message>
      <source>could not be deleted: {0}</source>
      <translation>konnte nicht gelöscht werden: {0}</translation>
    </message>
    <message>
      <source>could not be read: {0}</source>
      <translation>konnte nicht gelesen werden: {0}</translation>
    </message>
    <message>
      <source>could not be written ({0})</source>
      <translation>konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
      <source>could not be written: {0}</source>
      <translation>konnte nicht geschrieben werden: {0}</translation>
    </message>
    <message>
      <source>could not be {0}: {1}</source>
      <translation>konnte nicht verarbeitet werden ({0}): {1}</translation>
    </message>
    <message>
      <source>digits are {0}, not (N, {1}, {2})</source>
      <translation>Ziffern sind {0}, nicht (N, {1}, {2})</translation>
    </message>
    <message>
      <source>extra inputs are not permitted</source>
      <translation>zusätzliche Angaben sind nicht erlaubt</translation>
    </message>
    <message>
      <source>features are an envelope, the frames are {0}; only speech has one</source>
      <translation>Merkmale sind eine Hüllkurve, die Bilder sind {0}; nur Sprache hat eine</translation>
    </message>
    <message>
      <source>features cannot be kept: no permission to write there</source>
      <translation>Merkmale können nicht aufgehoben werden: dort darf nicht geschrieben werden</translation>
    </message>
    <message>
      <source>features hold values that are not finite. Check the network and its clips.</source>
      <translation>Merkmale enthalten Werte, die nicht endlich sind. Das Netz und seine Clips prüfen.</translation>
    </message>
    <message>
      <source>features of shape {0} and type {1} after frames of {2}, {3}</source>
      <translation>Merkmale der Form {0} und vom Typ {1} nach Fenstern von {2}, {3}</translation>
    </message>
    <message>
      <source>features of {0} and {1} cannot be compared. Take both from one network.</source>
      <translation>Merkmale von {0} und {1} lassen sich nicht vergleichen. Beide aus einem Netz nehmen.</translation>
    </message>
    <message>
      <source>fewer than {0} frames</source>
      <translation>weniger als {0} Bilder</translation>
    </message>
    <message>
      <source>field required</source>
      <translation>Angabe fehlt</translation>
    </message>
    <message>
      <source>fix_dynamic cannot be measured: {0}. Choose another metric, labels or model.</source>
      <translation>fix_dynamic lässt sich nicht messen: {0}. Ein anderes Maß, andere Beschriftungen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
      <source>fix_static cannot be measured: {0}. Choose another metric, labels or model.</source>
      <translation>fix_static lässt sich nicht messen: {0}. Ein anderes Maß, andere Beschriftungen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
      <source>floor and sample rate must be positive</source>
      <translation>Untergrenze und Abtastrate müssen positiv sein</translation>
    </message>
    <message>
      <source>flow.static_sees = {0}, flow.coarse = {1} for {2}: only pictures have colours and squares.</source>
      <translation>flow.static_sees = {0}, flow.coarse = {1} für {2}: nur Bilder haben Farben und Quadrate.</translation>
    </message>
    <message>
      <source>formants moved by a factor of {0}</source>
      <translation>Formanten um den Faktor {0} verschoben</translation>
    </message>
    <message>
      <source>frame rate {0}</source>
      <translation>Bildrate {0}</translation>
    </message>
    <message>
      <source>frame rates {0} and {1}</source>
      <translation>Bildraten {0} und {1}</translation>
    </message>
    <message>
      <source>frames are {0} {1}, not uint8 (N, T, H, W, 3)</source>
      <translation>die Bilder sind {0} {1}, nicht uint8 (N, T, H, W, 3)</translation>
    </message>
    <message>
      <source>frames are {0} {1}, not uint8 (T, H, W, 3)</source>
      <translation>die Bilder sind {0} {1}, nicht uint8 (T, H, W, 3)</translation>
    </message>
    <message>
      <source>frames are {0}, spectra are float32. Choose speech.</source>
      <translation>Die Bilder sind {0}, Spektren sind float32. Sprache wählen.</translation>
    </message>
    <message>
      <source>generated:{0}: the number of characters must be from {1} to {2}.</source>
      <translation>generated:{0}: die Zahl der Figuren muss von {1} bis {2} sein.</translation>
    </message>
    <message>
      <source>greater than or equal to {0}</source>
      <translation>mindestens {0}</translation>
    </message>
    <message>
      <source>greater than {0}</source>
      <translation>größer als {0}</translation>
    </message>
    <message>
      <source>holds a report of {0}, not of {1}</source>
      <translation>enthält einen Bericht über {0}, nicht über {1}</translation>
    </message>
    <message>
      <source>hop of {0} samples</source>
      <translation>ein Abstand von {0} Abtastwerten</translation>
    </message>
    <message>
      <source>identities are {0} for {1} clips. Give one number a clip.</source>
      <translation>Identitäten sind {0} für {1} Clips. Je Clip eine Zahl angeben.</translation>
    </message>
    <message>
      <source>identities are {0} {1}, not int64 ({2},)</source>
      <translation>Identitäten sind {0} {1}, nicht int64 ({2},)</translation>
    </message>
    <message>
      <source>identities run from {0}</source>
      <translation>Identitäten beginnen bei {0}</translation>
    </message>
    <message>
      <source>input should be a finite number</source>
      <translation>die Eingabe soll eine endliche Zahl sein</translation>
    </message>
    <message>
      <source>input should be a valid boolean</source>
      <translation>die Eingabe soll wahr oder falsch sein</translation>
    </message>
    <message>
      <source>input should be a valid dictionary</source>
      <translation>die Eingabe soll eine Tabelle sein</translation>
    </message>
    <message>
      <source>input should be a valid integer</source>
      <translation>die Eingabe soll eine ganze Zahl sein</translation>
    </message>
    <message>
      <source>input should be a valid integer, got a number with a fractional part</source>
      <translation>die Eingabe soll eine ganze Zahl sein, keine mit Nachkommastellen</translation>
    </message>
    <message>
      <source>input should be a valid integer, unable to parse string as an integer</source>
      <translation>die Eingabe soll eine ganze Zahl sein, der Text ist keine</translation>
    </message>
    <message>
      <source>input should be a valid number</source>
      <translation>die Eingabe soll eine Zahl sein</translation>
    </message>
    <message>
      <source>input should be a valid number, unable to parse string as a number</source>
      <translation>die Eingabe soll eine Zahl sein, der Text ist keine</translation>
    </message>
    <message>
      <source>input should be a valid string</source>
      <translation>die Eingabe soll ein Text sein</translation>
    </message>
    <message>
      <source>input should be a valid tuple</source>
      <translation>die Eingabe soll eine Liste sein</translation>
    </message>
    <message>
      <source>input should be greater than or equal to {0}</source>
      <translation>die Eingabe soll mindestens {0} sein</translation>
    </message>
    <message>
      <source>input should be greater than {0}</source>
      <translation>die Eingabe soll größer als {0} sein</translation>
    </message>
    <message>
      <source>input should be less than or equal to {0}</source>
      <translation>die Eingabe soll höchstens {0} sein</translation>
    </message>
    <message>
      <source>input should be less than {0}</source>
      <translation>die Eingabe soll kleiner als {0} sein</translation>
    </message>
    <message>
      <source>input should be {0}</source>
      <translation>die Eingabe soll {0} sein</translation>
    </message>
    <message>
      <source>it begins with {0}, an IDX file of {1} dimensions with {2}</source>
      <translation>beginnt mit {0}, eine IDX-Datei mit {1} Dimensionen mit {2}</translation>
    </message>
    <message>
      <source>it cannot be decoded ({0})</source>
      <translation>lässt sich nicht dekodieren ({0})</translation>
    </message>
    <message>
      <source>it cannot be decoded beyond {0} s: its data is damaged</source>
      <translation>lässt sich ab {0} s nicht dekodieren: die Daten sind beschädigt</translation>
    </message>
    <message>
      <source>it cannot be decoded: its index (moov) is missing or broken, so the file was cut off or not finished</source>
      <translation>lässt sich nicht dekodieren: das Verzeichnis (moov) fehlt oder ist defekt, die Datei wurde also abgeschnitten oder nicht fertig geschrieben</translation>
    </message>
    <message>
      <source>it cannot be encoded ({0})</source>
      <translation>lässt sich nicht kodieren ({0})</translation>
    </message>
    <message>
      <source>it cannot be read as npz ({0})</source>
      <translation>lässt sich nicht als npz lesen ({0})</translation>
    </message>
    <message>
      <source>it is {0} x {1}, the first one {2} x {3}</source>
      <translation>hat {0} x {1}, das erste {2} x {3}</translation>
    </message>
    <message>
      <source>its SPHERE header has {0} {1}</source>
      <translation>ihr SPHERE-Kopf hat {0} {1}</translation>
    </message>
    <message>
      <source>its SPHERE header is broken</source>
      <translation>ihr SPHERE-Kopf ist defekt</translation>
    </message>
    <message>
      <source>its audio is {0} {1}</source>
      <translation>ihr Ton ist {0} {1}</translation>
    </message>
    <message>
      <source>its audio would take {0} GiB of memory, above the limit of {1}</source>
      <translation>ihr Ton bräuchte {0} GiB Speicher, die Grenze ist {1}</translation>
    </message>
    <message>
      <source>its coding is {0} with {1} bytes a sample</source>
      <translation>ihre Kodierung ist {0} mit {1} Byte je Abtastwert</translation>
    </message>
    <message>
      <source>its content is in no format that can be read</source>
      <translation>ihr Inhalt hat kein Format, das gelesen werden kann</translation>
    </message>
    <message>
      <source>its frames are {0} {1}</source>
      <translation>ihre Bilder sind {0} {1}</translation>
    </message>
    <message>
      <source>its frames would take {0} GiB of memory, above the limit of {1}</source>
      <translation>die Bilder bräuchten {0} GiB Speicher, die Grenze ist {1}</translation>
    </message>
    <message>
      <source>its header tells of {0} values {1}, there are {2}</source>
      <translation>ihr Kopf nennt {0} Werte {1}, da sind {2}</translation>
    </message>
    <message>
      <source>its header tells of {0} values, more than {1}</source>
      <translation>ihr Kopf nennt {0} Werte, mehr als {1}</translation>
    </message>
    <message>
      <source>its picture size is {0} x {1}</source>
      <translation>die Bildgröße ist {0} x {1}</translation>
    </message>
    <message>
      <source>its samples would take {0} GiB of memory, above the limit of {1}</source>
      <translation>die Abtastwerte bräuchten {0} GiB Speicher, die Grenze ist {1}</translation>
    </message>
    <message>
      <source>its share of the time allows {0} of {1} steps</source>
      <translation>ihr Anteil der Zeit erlaubt {0} von {1} Schritten</translation>
    </message>
    <message>
      <source>its sound cannot be decoded ({0})</source>
      <translation>ihr Ton lässt sich nicht dekodieren ({0})</translation>
    </message>
    <message>
      <source>its sound changes from {0} Hz, {1} channels after {2} s</source>
      <translation>ihr Ton wechselt nach {2} s von {0} Hz, {1} Kanälen</translation>
    </message>
    <message>
      <source>its video has no frames</source>
      <translation>ihr Video hat keine Bilder</translation>
    </message>
    <message>
      <source>its {0} are of shape {1}</source>
      <translation>{0} hat die Form {1}</translation>
    </message>
    <message>
      <source>its {0} is coded in a way that is not known</source>
      <translation>in der Datei ist „{0}“ auf unbekannte Weise kodiert</translation>
    </message>
    <message>
      <source>its {0} is not a whole number above 0</source>
      <translation>{0} ist keine ganze Zahl über 0</translation>
    </message>
    <message>
      <source>its {0} would take {1} GiB of memory, above the limit of {2}</source>
      <translation>„{0}“ bräuchte {1} GiB Speicher, die Grenze ist {2}</translation>
    </message>
    <message>
      <source>labels of {0} are {1} for {2} clips. Give one a clip.</source>
      <translation>Beschriftungen von {0} sind {1} für {2} Clips. Je Clip eine angeben.</translation>
    </message>
    <message>
      <source>labels of {0} are {1} for {2} codes. Give one label a clip.</source>
      <translation>Beschriftungen von {0} sind {1} für {2} Codes. Je Clip eine angeben.</translation>
    </message>
    <message>
      <source>labels of {0} are {1} {2}, not int64 ({3},)</source>
      <translation>Beschriftungen von {0} sind {1} {2}, nicht int64 ({3},)</translation>
    </message>
    <message>
      <source>labels of {0} go to {1}, the judge knows {2} classes ({3}). Train a judge on these labels.</source>
      <translation>Beschriftungen von {0} gehen bis {1}, der Gutachter kennt {2} Klassen ({3}). Einen Gutachter an diesen Beschriftungen trainieren.</translation>
    </message>
    <message>
      <source>labels of {0} go to {1}, the names are {2}. Name each class.</source>
      <translation>Beschriftungen von {0} gehen bis {1}, die Namen sind {2}. Jede Klasse benennen.</translation>
    </message>
    <message>
      <source>labels of {0} run from {1} to {2}, with {3} classes</source>
      <translation>Beschriftungen von {0} gehen von {1} bis {2}, bei {3} Klassen</translation>
    </message>
    <message>
      <source>labels run from {0} to {1}</source>
      <translation>Beschriftungen gehen von {0} bis {1}</translation>
    </message>
    <message>
      <source>latents of {0}, {1} and {2}, {3} cannot be blended. Encode both clips with one model.</source>
      <translation>Codes von {0}, {1} und {2}, {3} lassen sich nicht überblenden. Beide Clips mit einem Modell kodieren.</translation>
    </message>
    <message>
      <source>latents of {0}, {1} and {2}, {3} cannot be swapped. Encode both clips with one model and one length.</source>
      <translation>Codes von {0}, {1} und {2}, {3} lassen sich nicht tauschen. Beide Clips mit einem Modell und in einer Länge kodieren.</translation>
    </message>
    <message>
      <source>less than 0.4 s of speech has no intelligibility. Give a longer recording.</source>
      <translation>Unter 0,4 s Sprache gibt es keine Verständlichkeit. Eine längere Aufnahme nehmen.</translation>
    </message>
    <message>
      <source>less than or equal to {0}</source>
      <translation>höchstens {0}</translation>
    </message>
    <message>
      <source>less than {0}</source>
      <translation>kleiner als {0}</translation>
    </message>
    <message>
      <source>less than {0} s of speech</source>
      <translation>weniger als {0} s Sprache</translation>
    </message>
    <message>
      <source>line {0} goes from {1} to {2}, and the line before it ends at {3}</source>
      <translation>Zeile {0} geht von {1} bis {2}, und die Zeile davor endet bei {3}</translation>
    </message>
    <message>
      <source>line {0} is {1}</source>
      <translation>Zeile {0} ist {1}</translation>
    </message>
    <message>
      <source>max_seconds is {0}</source>
      <translation>max_seconds ist {0}</translation>
    </message>
    <message>
      <source>moving dSprites</source>
      <translation>bewegte dSprites</translation>
    </message>
    <message>
      <source>moving dSprites of {0} pixels</source>
      <translation>bewegte dSprites von {0} Pixeln</translation>
    </message>
    <message>
      <source>neither a data set nor a folder</source>
      <translation>weder ein Datensatz noch ein Ordner</translation>
    </message>
    <message>
      <source>neither a data set's name nor a folder</source>
      <translation>weder der Name eines Datensatzes noch ein Ordner</translation>
    </message>
    <message>
      <source>neither a file nor a folder</source>
      <translation>weder eine Datei noch ein Ordner</translation>
    </message>
    <message>
      <source>neither picture nor sound in the clip</source>
      <translation>weder Bild noch Ton im Clip</translation>
    </message>
    <message>
      <source>neither videos as identity/action/*.mp4 nor sound as speaker/*.wav in this folder</source>
      <translation>in diesem Ordner sind weder Videos als Identität/Handlung/*.mp4 noch Ton als Person/*.wav</translation>
    </message>
    <message>
      <source>nested too deep for a project</source>
      <translation>zu tief verschachtelt für ein Projekt</translation>
    </message>
    <message>
      <source>network.content = {0} for {1}: a picture's mean over time is its background, not who it shows. Choose "plain", or frames of speech or vectors.</source>
      <translation>network.content = {0} für {1}: der Mittelwert eines Bildes über die Zeit ist sein Hintergrund, nicht, wen es zeigt. „plain“ wählen oder Fenster von Sprache oder Vektoren.</translation>
    </message>
    <message>
      <source>network.palette = {0} for {1}: only pictures have colours. Choose 0.</source>
      <translation>network.palette = {0} für {1}: nur Bilder haben Farben. 0 wählen.</translation>
    </message>
    <message>
      <source>network.palette = {0} for {1}: only {2} draw whole pictures with one. Choose 0.</source>
      <translation>network.palette = {0} für {1}: nur {2} zeichnen ganze Bilder mit einer. 0 wählen.</translation>
    </message>
    <message>
      <source>network.shapes = {0}</source>
      <translation>network.shapes = {0}</translation>
    </message>
    <message>
      <source>network.shapes = {0} for {1}: only pictures are laid out of shapes. Choose 0.</source>
      <translation>network.shapes = {0} für {1}: nur Bilder sind aus Formen gelegt. 0 wählen.</translation>
    </message>
    <message>
      <source>network.static = {0}, network.dynamic = {1}: a coupling moves one half of a code by the other. Choose at least 2 of each.</source>
      <translation>network.static = {0}, network.dynamic = {1}: eine Kopplung bewegt die eine Hälfte eines Codes durch die andere. Je mindestens 2 wählen.</translation>
    </message>
    <message>
      <source>network.static = {0}, network.shapes = {1}: each shape has an equal part of the static code. Choose a multiple.</source>
      <translation>network.static = {0}, network.shapes = {1}: jede Form hat einen gleichen Teil des statischen Codes. Ein Vielfaches wählen.</translation>
    </message>
    <message>
      <source>no JSON ({0})</source>
      <translation>kein JSON ({0})</translation>
    </message>
    <message>
      <source>no PNG in this folder</source>
      <translation>kein PNG in diesem Ordner</translation>
    </message>
    <message>
      <source>no back end is called {0}; valid: world, filter, griffin-lim.</source>
      <translation>Kein Weg zurück zum Ton heißt {0}; gültig: world, filter, griffin-lim.</translation>
    </message>
    <message>
      <source>no box is given to crop by</source>
      <translation>zum Zuschneiden ist kein Rahmen angegeben</translation>
    </message>
    <message>
      <source>no clips in this list</source>
      <translation>keine Clips in dieser Liste</translation>
    </message>
    <message>
      <source>no cut "{0}" of Sprites</source>
      <translation>Sprites hat keinen Zuschnitt „{0}“</translation>
    </message>
    <message>
      <source>no face is found in the clip</source>
      <translation>im Clip ist kein Gesicht zu finden</translation>
    </message>
    <message>
      <source>no factor can be asked for: {0}.</source>
      <translation>Nach keinem Faktor lässt sich fragen: {0}.</translation>
    </message>
    <message>
      <source>no factor is to be judged; the labels are {0}. Name some.</source>
      <translation>Kein Faktor ist zu beurteilen; die Beschriftungen sind {0}. Welche nennen.</translation>
    </message>
    <message>
      <source>no features could be computed: {0}</source>
      <translation>es ließen sich keine Merkmale berechnen: {0}</translation>
    </message>
    <message>
      <source>no files named as in EMO-DB</source>
      <translation>keine Dateien mit Namen wie in EMO-DB</translation>
    </message>
    <message>
      <source>no files named as in FSDD</source>
      <translation>keine Dateien mit Namen wie in FSDD</translation>
    </message>
    <message>
      <source>no folder of a person with folders of actions in this folder</source>
      <translation>kein Ordner einer Person mit Ordnern von Handlungen in diesem Ordner</translation>
    </message>
    <message>
      <source>no folder of a speaker with sound files</source>
      <translation>kein Ordner einer Person mit Tondateien</translation>
    </message>
    <message>
      <source>no kind "{0}" of moving dSprites</source>
      <translation>keine Art „{0}“ von bewegten dSprites</translation>
    </message>
    <message>
      <source>no labelled data set is called {0}; valid: {1}.</source>
      <translation>Kein beschrifteter Datensatz heißt {0}; gültig: {1}.</translation>
    </message>
    <message>
      <source>no list of clips ({0})</source>
      <translation>keine Liste von Clips ({0})</translation>
    </message>
    <message>
      <source>no model is called {0}; valid: {1}.</source>
      <translation>Kein Modell heißt {0}; gültig: {1}.</translation>
    </message>
    <message>
      <source>no motion {0} in direction {1}</source>
      <translation>keine Bewegung {0} in Richtung {1}</translation>
    </message>
    <message>
      <source>no part "{0}" of {1}</source>
      <translation>{1} hat keinen Teil „{0}“</translation>
    </message>
    <message>
      <source>no permission</source>
      <translation>keine Berechtigung</translation>
    </message>
    <message>
      <source>no recordings are left for one of the parts</source>
      <translation>für einen der Teile bleiben keine Aufnahmen</translation>
    </message>
    <message>
      <source>no report: columns or lines that cannot be shown</source>
      <translation>kein Bericht: Spalten oder Linien, die sich nicht zeigen lassen</translation>
    </message>
    <message>
      <source>no report: {0}: {1}</source>
      <translation>kein Bericht: {0}: {1}</translation>
    </message>
    <message>
      <source>no segment could be cut: no utterances were given</source>
      <translation>kein Stück ließ sich schneiden: es wurden keine Äußerungen angegeben</translation>
    </message>
    <message>
      <source>no set of clips is called "{0}"</source>
      <translation>kein Satz von Clips heißt „{0}“</translation>
    </message>
    <message>
      <source>no sound files in this folder</source>
      <translation>keine Tondateien in diesem Ordner</translation>
    </message>
    <message>
      <source>no sound in it</source>
      <translation>kein Ton darin</translation>
    </message>
    <message>
      <source>no sound, and the model takes speech</source>
      <translation>kein Ton, und das Modell nimmt Sprache</translation>
    </message>
    <message>
      <source>no table is called {0}; valid: {1}.</source>
      <translation>Keine Tabelle heißt {0}; gültig: {1}.</translation>
    </message>
    <message>
      <source>no takes of expressions in this folder</source>
      <translation>keine Aufnahmen von Ausdrücken in diesem Ordner</translation>
    </message>
    <message>
      <source>no tree of TIMIT</source>
      <translation>kein Ordnerbaum von TIMIT</translation>
    </message>
    <message>
      <source>no utterances were given</source>
      <translation>es wurden keine Äußerungen angegeben</translation>
    </message>
    <message>
      <source>nobody to draw</source>
      <translation>niemand zu zeichnen</translation>
    </message>
    <message>
      <source>none of its frames can be decoded</source>
      <translation>keines der Bilder lässt sich dekodieren</translation>
    </message>
    <message>
      <source>none of its {0} recordings can be used</source>
      <translation>keine der {0} Aufnahmen ist verwendbar</translation>
    </message>
    <message>
      <source>none of the files can be read</source>
      <translation>keine der Dateien lässt sich lesen</translation>
    </message>
    <message>
      <source>none of {0} clips can be encoded by this model ({1}). Choose others.</source>
      <translation>Keiner von {0} Clips lässt sich mit diesem Modell kodieren ({1}). Andere wählen.</translation>
    </message>
    <message>
      <source>not a folder</source>
      <translation>kein Ordner</translation>
    </message>
    <message>
      <source>not a picture with 8-bit colours and alpha</source>
      <translation>kein Bild mit 8-Bit-Farben und Alpha</translation>
    </message>
    <message>
      <source>not a project: not JSON ({0})</source>
      <translation>kein Projekt: kein JSON ({0})</translation>
    </message>
    <message>
      <source>not one of {0} steps had a finite loss. Look for damaged clips.</source>
      <translation>Keiner von {0} Schritten hatte einen endlichen Verlust. Nach beschädigten Clips suchen.</translation>
    </message>
    <message>
      <source>nothing but silence</source>
      <translation>nichts als Stille</translation>
    </message>
    <message>
      <source>nothing is known of the clips</source>
      <translation>über die Clips ist nichts bekannt</translation>
    </message>
    <message>
      <source>nothing lies between {0} and {1} s</source>
      <translation>zwischen {0} und {1} s liegt nichts</translation>
    </message>
    <message>
      <source>number: {0}</source>
      <translation>Zahl: {0}</translation>
    </message>
    <message>
      <source>of {0} two are called the same. Give folders of other names.</source>
      <translation>Von {0} heißen zwei gleich. Ordner mit anderen Namen angeben.</translation>
    </message>
    <message>
      <source>one subject ({0}) cannot be cut into two parts</source>
      <translation>eine Person ({0}) lässt sich nicht in zwei Teile teilen</translation>
    </message>
    <message>
      <source>only {0} videos could be read</source>
      <translation>nur {0} Videos ließen sich lesen</translation>
    </message>
    <message>
      <source>only {0} videos could be read; {1}: {2}</source>
      <translation>nur {0} Videos ließen sich lesen; {1}: {2}</translation>
    </message>
    <message>
      <source>over {0} MiB, which no project has</source>
      <translation>über {0} MiB, die kein Projekt hat</translation>
    </message>
    <message>
      <source>over {0} MiB, which none of ours has</source>
      <translation>über {0} MiB, so groß ist keine der eigenen</translation>
    </message>
    <message>
      <source>partners {0} are not one of the {1} clips for each. Give indices 0 to {2}.</source>
      <translation>Partner {0} sind nicht je einer der {1} Clips. Nummern von 0 bis {2} angeben.</translation>
    </message>
    <message>
      <source>pictures or sound, and the model takes {0} numbers a frame</source>
      <translation>Bild oder Ton, und das Modell nimmt {0} Zahlen je Bild</translation>
    </message>
    <message>
      <source>pose_places {0} do not rise from 0</source>
      <translation>pose_places {0} steigen nicht von 0 an</translation>
    </message>
    <message>
      <source>process {0} of {1} was killed, perhaps for memory. Go on with --resume.</source>
      <translation>Prozess {0} von {1} wurde beendet, vielleicht aus Mangel an Speicher. Mit --resume fortsetzen.</translation>
    </message>
    <message>
      <source>process {0} of {1}: another process of this training ended or does not answer. If its own message does not say why, it was killed, perhaps for memory. Go on with --resume.</source>
      <translation>Prozess {0} von {1}: ein anderer Prozess dieses Trainings ist zu Ende oder antwortet nicht. Sagt dessen eigene Meldung nicht, warum, so wurde er beendet, vielleicht aus Mangel an Speicher. Mit --resume fortsetzen.</translation>
    </message>
    <message>
      <source>reports differ in {0}: {1} and others. Summarise runs of one setting.</source>
      <translation>Berichte unterscheiden sich in {0}: {1} und andere. Läufe einer Einstellung zusammenfassen.</translation>
    </message>
    <message>
      <source>reports with different entries cannot be summarised: {0} and {1}. Use one protocol for all.</source>
      <translation>Berichte mit verschiedenen Einträgen lassen sich nicht zusammenfassen: {0} und {1}. Für alle ein Protokoll verwenden.</translation>
    </message>
    <message>
      <source>rungs are {0}; give 1 to {1}, each of 1 to {2} latents</source>
      <translation>Sprossen sind {0}; 1 bis {1} angeben, jede mit 1 bis {2} Zahlen</translation>
    </message>
    <message>
      <source>sample rate {0}</source>
      <translation>Abtastrate {0}</translation>
    </message>
    <message>
      <source>sample rates {0} and {1}</source>
      <translation>Abtastraten {0} und {1}</translation>
    </message>
    <message>
      <source>samples are {0} {1}, not float32 (channels, N)</source>
      <translation>Abtastwerte sind {0} {1}, nicht float32 (channels, N)</translation>
    </message>
    <message>
      <source>samples of shape {0}</source>
      <translation>Abtastwerte der Form {0}</translation>
    </message>
    <message>
      <source>samples of shape {0} at {1} Hz</source>
      <translation>Abtastwerte der Form {0} bei {1} Hz</translation>
    </message>
    <message>
      <source>samples of type {0}</source>
      <translation>Abtastwerte vom Typ {0}</translation>
    </message>
    <message>
      <source>samples of {0}, a judge of speakers hears (N,) of at least {1} s at {2} Hz. Mix channels into one, and leave shorter recordings out.</source>
      <translation>Abtastwerte von {0}, ein Gutachter über Stimmen hört (N,) von mindestens {1} s bei {2} Hz. Kanäle zu einem mischen und kürzere Aufnahmen weglassen.</translation>
    </message>
    <message>
      <source>segments of {0} frames every {1}</source>
      <translation>Stücke von {0} Fenstern alle {1}</translation>
    </message>
    <message>
      <source>sigma_x {0} and sigma_z {1} are not of one shape (G,). Give a value of both for every model.</source>
      <translation>sigma_x {0} und sigma_z {1} sind nicht von einer Form (G,). Für jedes Modell beide Werte angeben.</translation>
    </message>
    <message>
      <source>similarities hold values that are not finite. Train the model again at a lower rate.</source>
      <translation>Ähnlichkeiten enthalten Werte, die nicht endlich sind. Das Modell mit kleinerer Lernrate neu trainieren.</translation>
    </message>
    <message>
      <source>sound alone, and the model takes pictures</source>
      <translation>nur Ton, und das Modell nimmt Bilder</translation>
    </message>
    <message>
      <source>speakers {0} are named twice</source>
      <translation>Sprechende {0} sind zweimal genannt</translation>
    </message>
    <message>
      <source>spectra of {0} and {1} have no distance. Compare equal lengths.</source>
      <translation>Spektren von {0} und {1} haben keinen Abstand. Gleiche Längen vergleichen.</translation>
    </message>
    <message>
      <source>stopped after {0} of {1} recordings</source>
      <translation>angehalten nach {0} von {1} Aufnahmen</translation>
    </message>
    <message>
      <source>test clips have classes {0} of {1}, which no training clip has. Divide the clips so that both have every class.</source>
      <translation>Testclips haben Klassen {0} von {1}, die kein Trainingsclip hat. Die Clips so teilen, dass beide jede Klasse haben.</translation>
    </message>
    <message>
      <source>the box {0} does not lie in the picture of {1} x {2}</source>
      <translation>der Rahmen {0} liegt nicht im Bild von {1} x {2}</translation>
    </message>
    <message>
      <source>the cache that was just written cannot be read</source>
      <translation>der eben geschriebene Zwischenspeicher lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>the clip has no sound</source>
      <translation>der Clip hat keinen Ton</translation>
    </message>
    <message>
      <source>the clip has sound but no picture</source>
      <translation>der Clip hat Ton, aber kein Bild</translation>
    </message>
    <message>
      <source>the clips are {0}, a judge reads (T, 32, 32, 3) or (T, 64, 64, 3). Fit the clips.</source>
      <translation>Die Clips sind {0}, ein Gutachter liest (T, 32, 32, 3) oder (T, 64, 64, 3). Die Clips anpassen.</translation>
    </message>
    <message>
      <source>the clips are {0}, the judge reads pictures (T, {1}, {2}, 3).</source>
      <translation>Die Clips sind {0}, der Gutachter liest Bilder (T, {1}, {2}, 3).</translation>
    </message>
    <message>
      <source>the clips are {0}, the judge reads {1} pictures of 3 x {2} x {3}. Train a judge on such clips.</source>
      <translation>Die Clips sind {0}, der Gutachter liest {1} Bilder von 3 x {2} x {3}. Einen Gutachter an solchen Clips trainieren.</translation>
    </message>
    <message>
      <source>the clips are {0}, the model takes {1}. Fit the clips or choose another preset.</source>
      <translation>Die Clips sind {0}, das Modell nimmt {1}. Die Clips anpassen oder eine andere Vorgabe wählen.</translation>
    </message>
    <message>
      <source>the clips are {0}, this model takes clips of {1} frames of {2}. Cut them to that.</source>
      <translation>Die Clips sind {0}, dieses Modell nimmt Clips von {1} Bildern aus {2}. Die Clips darauf zuschneiden.</translation>
    </message>
    <message>
      <source>the digits</source>
      <translation>die Ziffern</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>das Laufwerk ist voll</translation>
    </message>
    <message>
      <source>the disk is read-only</source>
      <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
      <source>the disk quota is used up</source>
      <translation>das Speicherkontingent ist aufgebraucht</translation>
    </message>
    <message>
      <source>the drawn people</source>
      <translation>die gezeichneten Personen</translation>
    </message>
    <message>
      <source>the dynamics of a clip are kept and the static code is given too. Leave one of them out.</source>
      <translation>Die Dynamik eines Clips wird behalten, und der statische Code ist auch angegeben. Eines davon weglassen.</translation>
    </message>
    <message>
      <source>the dynamics of a clip are kept and {0} s were asked for. Leave one of them out.</source>
      <translation>Die Dynamik eines Clips wird behalten, und {0} s wurden verlangt. Eines davon weglassen.</translation>
    </message>
    <message>
      <source>the file</source>
      <translation>die Datei</translation>
    </message>
    <message>
      <source>the file cannot be read ({0})</source>
      <translation>die Datei lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
      <source>the file ends within its header</source>
      <translation>die Datei endet in ihrem Kopf</translation>
    </message>
    <message>
      <source>the file grows beyond what the disk allows</source>
      <translation>die Datei wird größer, als das Laufwerk erlaubt</translation>
    </message>
    <message>
      <source>the file is cut off: its last byte is not a gif's</source>
      <translation>die Datei ist abgeschnitten: ihr letztes Byte ist nicht das eines gif</translation>
    </message>
    <message>
      <source>the file is cut off: its last page is missing</source>
      <translation>die Datei ist abgeschnitten: ihre letzte Seite fehlt</translation>
    </message>
    <message>
      <source>the file is cut off: {0} bytes of sound of {1} are there</source>
      <translation>die Datei ist abgeschnitten: {0} von {1} Byte Ton sind da</translation>
    </message>
    <message>
      <source>the file is cut off: {0} s of {1} are there</source>
      <translation>die Datei ist abgeschnitten: {0} s von {1} sind da</translation>
    </message>
    <message>
      <source>the file is cut off: {0} samples of {1} are there</source>
      <translation>die Datei ist abgeschnitten: {0} von {1} Abtastwerten sind da</translation>
    </message>
    <message>
      <source>the file is empty (0 bytes)</source>
      <translation>die Datei ist leer (0 Byte)</translation>
    </message>
    <message>
      <source>the folder cannot be read ({0})</source>
      <translation>der Ordner lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
      <source>the frames have {0} mel-cepstra, the conversion was fitted on {1}. Analyse both in one way.</source>
      <translation>Die Fenster haben {0} Mel-Cepstren, die Umwandlung wurde an {1} angepasst. Beide auf eine Weise analysieren.</translation>
    </message>
    <message>
      <source>the header of this picture is broken</source>
      <translation>der Kopf dieses Bildes ist defekt</translation>
    </message>
    <message>
      <source>the labels are of {0}, the judge knows {1}. Train a judge on these labels.</source>
      <translation>Die Beschriftungen sind von {0}, der Gutachter kennt {1}. Einen Gutachter an diesen Beschriftungen trainieren.</translation>
    </message>
    <message>
      <source>the labels' classes are labels of {0} go to {1}, the judge knows {2} classes. Train a judge on these labels.</source>
      <translation>Die Klassen der Beschriftungen: {0} gehen bis {1}, der Gutachter kennt {2} Klassen. Einen Gutachter an diesen Beschriftungen trainieren.</translation>
    </message>
    <message>
      <source>the labels' classes are {0}, the judge's are {1}. Train a judge on these labels.</source>
      <translation>Die Klassen der Beschriftungen sind {0}, die des Gutachters {1}. Einen Gutachter an diesen Beschriftungen trainieren.</translation>
    </message>
    <message>
      <source>the list of clips cannot be read ({0})</source>
      <translation>die Liste der Clips lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
      <source>the matrix is empty</source>
      <translation>die Matrix ist leer</translation>
    </message>
    <message>
      <source>the mode is {0}. Choose one of {1}.</source>
      <translation>Der Modus ist {0}. Einen von {1} wählen.</translation>
    </message>
    <message>
      <source>the model has no block {0}. Choose one of {1}.</source>
      <translation>Das Modell hat keinen Block {0}. Einen von {1} wählen.</translation>
    </message>
    <message>
      <source>the model makes no finite numbers. Its weights are damaged or came to nothing; take another.</source>
      <translation>Das Modell macht keine endlichen Zahlen. Seine Gewichte sind beschädigt, oder aus ihnen ist nichts geworden; ein anderes nehmen.</translation>
    </message>
    <message>
      <source>the model takes envelopes of {0} points every {1} at {2}, not {3} points every {4} samples at {5} Hz.</source>
      <translation>Das Modell nimmt Hüllkurven von {0} Punkten alle {1} bei {2}, nicht {3} Punkte alle {4} Abtastwerte bei {5} Hz.</translation>
    </message>
    <message>
      <source>the name is too long</source>
      <translation>der Name ist zu lang</translation>
    </message>
    <message>
      <source>the processes differ in {0} ({1} and {2}). Start all of them with the same command, data and folder.</source>
      <translation>Die Prozesse unterscheiden sich in {0} ({1} und {2}). Alle mit demselben Befehl, denselben Daten und demselben Ordner starten.</translation>
    </message>
    <message>
      <source>the recording is silent throughout</source>
      <translation>die Aufnahme ist durchweg still</translation>
    </message>
    <message>
      <source>the recordings are of {0}, the judge knows {1}. Train a judge on these speakers.</source>
      <translation>Die Aufnahmen sind von {0}, der Gutachter kennt {1}. Einen Gutachter an diesen Stimmen trainieren.</translation>
    </message>
    <message>
      <source>the report cannot be read ({0})</source>
      <translation>der Bericht lässt sich nicht lesen ({0})</translation>
    </message>
    <message>
      <source>the share of {0} is {1}. Choose a number from 0 (all of A) to 1 (all of B).</source>
      <translation>Der Anteil von {0} ist {1}. Eine Zahl von 0 (ganz A) bis 1 (ganz B) wählen.</translation>
    </message>
    <message>
      <source>the sheet has {0}x{1} pixels, not rows of {2} cells of {3}x{4}</source>
      <translation>das Blatt hat {0}x{1} Pixel, nicht Reihen von {2} Feldern zu {3}x{4}</translation>
    </message>
    <message>
      <source>the sound has length 0</source>
      <translation>der Ton hat die Länge 0</translation>
    </message>
    <message>
      <source>the sound has samples as large as {0}</source>
      <translation>der Ton hat Abtastwerte bis {0}</translation>
    </message>
    <message>
      <source>the sound has samples that are NaN or infinite</source>
      <translation>der Ton hat Abtastwerte, die NaN oder unendlich sind</translation>
    </message>
    <message>
      <source>the sound is compressed ({0})</source>
      <translation>der Ton ist komprimiert ({0})</translation>
    </message>
    <message>
      <source>the static prior of {0} is not a standard normal. Choose the straight way.</source>
      <translation>Die statische Vorannahme von {0} ist keine Standardnormalverteilung. Den geraden Weg wählen.</translation>
    </message>
    <message>
      <source>the video has no frames</source>
      <translation>das Video hat keine Bilder</translation>
    </message>
    <message>
      <source>the {0} blend is {1}. Choose a number from 0 (all of A) to 1 (all of B).</source>
      <translation>Die Mischung {0} ist {1}. Eine Zahl von 0 (ganz A) bis 1 (ganz B) wählen.</translation>
    </message>
    <message>
      <source>there are files in this folder already</source>
      <translation>in diesem Ordner sind schon Dateien</translation>
    </message>
    <message>
      <source>there are no clips</source>
      <translation>da sind keine Clips</translation>
    </message>
    <message>
      <source>there are no frames for the contact sheet</source>
      <translation>da sind keine Bilder für den Kontaktbogen</translation>
    </message>
    <message>
      <source>there are no frames to tell speech from silence in. Give a longer recording.</source>
      <translation>Da sind keine Fenster, um Sprache von Stille zu trennen. Eine längere Aufnahme nehmen.</translation>
    </message>
    <message>
      <source>there are no labels of factors. Give labels of at least one factor.</source>
      <translation>Es gibt keine Beschriftungen von Faktoren. Die von mindestens einem Faktor angeben.</translation>
    </message>
    <message>
      <source>there are no labels of {0}, only of {1}. Label it.</source>
      <translation>Es gibt keine Beschriftungen von {0}, nur von {1}. Die fehlenden ergänzen.</translation>
    </message>
    <message>
      <source>there are no phones in it</source>
      <translation>da sind keine Laute darin</translation>
    </message>
    <message>
      <source>there are no pictures in this folder</source>
      <translation>in diesem Ordner sind keine Bilder</translation>
    </message>
    <message>
      <source>there are no reports to summarise. Give the report of at least one seed.</source>
      <translation>Es gibt keine Berichte zum Zusammenfassen. Den Bericht von mindestens einem Startwert angeben.</translation>
    </message>
    <message>
      <source>there are no {0} labels of {1}, only of {2}. Label it or leave it out.</source>
      <translation>Es gibt keine Beschriftungen ({0}) von {1}, nur von {2}. Die fehlenden ergänzen oder darauf verzichten.</translation>
    </message>
    <message>
      <source>there are {0} clips; contrast and validation need at least 2. Add clips.</source>
      <translation>Da sind {0} Clips; Vergleich und Validierung brauchen mindestens 2. Clips hinzufügen.</translation>
    </message>
    <message>
      <source>there are {0} pictures of digits and {1} labels</source>
      <translation>da sind {0} Bilder von Ziffern und {1} Beschriftungen</translation>
    </message>
    <message>
      <source>there is a file of this name already</source>
      <translation>eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
      <source>there is a file of this name already, and {0} more are there</source>
      <translation>eine Datei dieses Namens gibt es schon, und {0} weitere sind da</translation>
    </message>
    <message>
      <source>there is a folder of this name</source>
      <translation>es gibt einen Ordner dieses Namens</translation>
    </message>
    <message>
      <source>there is neither 'frames' nor 'audio' in it</source>
      <translation>weder „frames“ noch „audio“ ist darin</translation>
    </message>
    <message>
      <source>there is neither picture nor sound in it</source>
      <translation>weder Bild noch Ton ist darin</translation>
    </message>
    <message>
      <source>there is no .PHN file beside it</source>
      <translation>daneben ist keine .PHN-Datei</translation>
    </message>
    <message>
      <source>there is no CUDA device on this machine. Choose auto or cpu.</source>
      <translation>Auf diesem Rechner ist kein CUDA-Gerät. auto oder cpu wählen.</translation>
    </message>
    <message>
      <source>there is no format {0} to write</source>
      <translation>es gibt kein Format {0} zum Schreiben</translation>
    </message>
    <message>
      <source>there is no name before the dot</source>
      <translation>vor dem Punkt steht kein Name</translation>
    </message>
    <message>
      <source>there is no picture in it</source>
      <translation>kein Bild ist darin</translation>
    </message>
    <message>
      <source>there is no picture in it for {0}</source>
      <translation>kein Bild ist darin für {0}</translation>
    </message>
    <message>
      <source>there is no picture in it to fit</source>
      <translation>kein Bild ist darin, das sich anpassen ließe</translation>
    </message>
    <message>
      <source>there is no picture in this matrix</source>
      <translation>in dieser Matrix ist kein Bild</translation>
    </message>
    <message>
      <source>there is no sound in it</source>
      <translation>kein Ton ist darin</translation>
    </message>
    <message>
      <source>there is no sound in it for {0}</source>
      <translation>kein Ton ist darin für {0}</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
      <source>there is no such file or folder</source>
      <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
      <source>there is no such folder</source>
      <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
      <source>there is no way to write {0} here</source>
      <translation>hier lässt sich {0} nicht schreiben</translation>
    </message>
    <message>
      <source>there is not enough memory on {0} for a batch of {1} clips. Take a smaller batch, such as {2} (--batch), and go on with --resume. ({3})</source>
      <translation>Auf {0} reicht der Speicher nicht für einen Stapel von {1} Clips. Einen kleineren Stapel nehmen, etwa {2} (--batch), und mit --resume fortsetzen. ({3})</translation>
    </message>
    <message>
      <source>there is not enough memory on {0} for a batch of {1} clips. Take a smaller batch, such as {2} (--batch), or train on the processor (--device cpu), and go on with --resume. ({3})</source>
      <translation>Auf {0} reicht der Speicher nicht für einen Stapel von {1} Clips. Einen kleineren Stapel nehmen, etwa {2} (--batch), oder auf dem Prozessor trainieren (--device cpu), und mit --resume fortsetzen. ({3})</translation>
    </message>
    <message>
      <source>there is something else of this name</source>
      <translation>da ist etwas anderes dieses Namens</translation>
    </message>
    <message>
      <source>this cannot be the name of a file</source>
      <translation>so kann keine Datei heißen</translation>
    </message>
    <message>
      <source>this data is not here</source>
      <translation>diese Daten sind nicht da</translation>
    </message>
    <message>
      <source>this file of digits is missing</source>
      <translation>diese Datei mit Ziffern fehlt</translation>
    </message>
    <message>
      <source>this is a folder of recordings, and --block needs two clips</source>
      <translation>dies ist ein Ordner mit Aufnahmen, und --block braucht zwei Clips</translation>
    </message>
    <message>
      <source>this is a folder of recordings, and so is the other side</source>
      <translation>dies ist ein Ordner mit Aufnahmen, und die andere Seite auch</translation>
    </message>
    <message>
      <source>this is a folder of recordings, and the other side has no sound</source>
      <translation>dies ist ein Ordner mit Aufnahmen, und die andere Seite hat keinen Ton</translation>
    </message>
    <message>
      <source>this is a folder, not a file</source>
      <translation>dies ist ein Ordner, keine Datei</translation>
    </message>
    <message>
      <source>this is a single picture, not a clip</source>
      <translation>dies ist ein einzelnes Bild, kein Clip</translation>
    </message>
    <message>
      <source>this is neither a file nor a folder</source>
      <translation>dies ist weder eine Datei noch ein Ordner</translation>
    </message>
    <message>
      <source>this is no plain file</source>
      <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>this is not a picture in a known format</source>
      <translation>dies ist kein Bild in einem bekannten Format</translation>
    </message>
    <message>
      <source>this is sound alone, while {0} has pictures</source>
      <translation>dies ist nur Ton, während {0} Bilder hat</translation>
    </message>
    <message>
      <source>this is the clip that is read</source>
      <translation>dies ist der Clip, der gelesen wird</translation>
    </message>
    <message>
      <source>this is the recording that is read</source>
      <translation>dies ist die Aufnahme, die gelesen wird</translation>
    </message>
    <message>
      <source>this picture cannot be decoded</source>
      <translation>dieses Bild lässt sich nicht dekodieren</translation>
    </message>
    <message>
      <source>this picture has {0} values</source>
      <translation>dieses Bild hat Werte vom Typ {0}</translation>
    </message>
    <message>
      <source>this sheet of the Sprites data set is missing</source>
      <translation>dieses Blatt des Datensatzes Sprites fehlt</translation>
    </message>
    <message>
      <source>this take has {0} frames, a clip is to have {1}</source>
      <translation>diese Aufnahme hat {0} Bilder, ein Clip soll {1} haben</translation>
    </message>
    <message>
      <source>too many files are open</source>
      <translation>zu viele Dateien sind offen</translation>
    </message>
    <message>
      <source>training diverges: the loss is not finite at step {0} ({1}), with the learning rate lowered to {2} and set back {3} times. Lower training.learning_rate (it was {4}), or look for damaged clips, and start again.</source>
      <translation>Das Training läuft auseinander: der Verlust ist bei Schritt {0} nicht endlich ({1}), mit der auf {2} gesenkten Lernrate und {3}-mal zurückgesetzt. training.learning_rate (war {4}) senken oder nach beschädigten Clips suchen und neu beginnen.</translation>
    </message>
    <message>
      <source>value error, {0}</source>
      <translation>Wert unmöglich, {0}</translation>
    </message>
    <message>
      <source>vectors lie {0} from 0, FAVAE's within [-1, 1]. Divide them by their largest.</source>
      <translation>Vektoren liegen {0} von 0 entfernt, die von FAVAE in [-1, 1]. Die Vektoren durch den größten teilen.</translation>
    </message>
    <message>
      <source>version {0} of the format, and this program reads up to {1}</source>
      <translation>Version {0} des Formats, und dieses Programm liest bis {1}</translation>
    </message>
    <message>
      <source>weights must name each of {0}, once; these differ: {1}.</source>
      <translation>Gewichte müssen jedes von {0} einmal nennen; diese weichen ab: {1}.</translation>
    </message>
    <message>
      <source>windows of {0} frames every {1} frames</source>
      <translation>Fenster von {0} Bildern alle {1} Bilder</translation>
    </message>
    <message>
      <source>words cannot be taken from a folder of recordings, only the voice</source>
      <translation>aus einem Ordner mit Aufnahmen lassen sich keine Worte nehmen, nur die Stimme</translation>
    </message>
    <message>
      <source>{0} (at line {1}, column {2})</source>
      <translation>{0} (in Zeile {1}, Spalte {2})</translation>
    </message>
    <message>
      <source>{0} (it is {1})</source>
      <translation>{0} (da steht {1})</translation>
    </message>
    <message>
      <source>{0} and {1} mel-cepstra where a distortion compares {2} after the level. Give at least 25.</source>
      <translation>{0} und {1} Mel-Cepstren, wo eine Verzerrung {2} nach dem Pegel vergleicht. Mindestens 25 angeben.</translation>
    </message>
    <message>
      <source>{0} and {1} would have the same name</source>
      <translation>{0} und {1} hätten denselben Namen</translation>
    </message>
    <message>
      <source>{0} are given for {1}, the factors are {2}</source>
      <translation>{0} sind für {1} angegeben, die Faktoren sind {2}</translation>
    </message>
    <message>
      <source>{0} are {1} where {2} was expected. Give one entry a clip, and some clips.</source>
      <translation>{0} sind {1}, erwartet war {2}. Je Clip einen Eintrag angeben, und einige Clips.</translation>
    </message>
    <message>
      <source>{0} bins from {1} points</source>
      <translation>{0} Bänder aus {1} Punkten</translation>
    </message>
    <message>
      <source>{0} cannot be the name of a preset: choose letters, digits, spaces and dashes.</source>
      <translation>{0} kann nicht der Name einer Vorgabe sein: Buchstaben, Ziffern, Leerzeichen und Striche wählen.</translation>
    </message>
    <message>
      <source>{0} clips</source>
      <translation>{0} Clips</translation>
    </message>
    <message>
      <source>{0} clips are too few: strict takes 2 or more, paper full batches of {1}.</source>
      <translation>{0} Clips sind zu wenige: „strict“ nimmt 2 oder mehr, „paper“ volle Stapel von {1}.</translation>
    </message>
    <message>
      <source>{0} clips in this list</source>
      <translation>{0} Clips in dieser Liste</translation>
    </message>
    <message>
      <source>{0} clips of the {1} part of {2}, which has {3}</source>
      <translation>{0} Clips vom Teil {1} von {2}, der {3} hat</translation>
    </message>
    <message>
      <source>{0} clips of {1}</source>
      <translation>{0} Clips von {1}</translation>
    </message>
    <message>
      <source>{0} clips of {1} s cannot be drawn. Both must be above 0.</source>
      <translation>{0} Clips von {1} s lassen sich nicht ziehen. Beides muss über 0 sein.</translation>
    </message>
    <message>
      <source>{0} contents for {1} frames of the target. Give one a frame, and some.</source>
      <translation>{0} Inhalte für {1} Fenster des Ziels. Je Fenster einen angeben, und einige.</translation>
    </message>
    <message>
      <source>{0} converts no voices, so there is no use for {1}. Leave them out.</source>
      <translation>{0} wandelt keine Stimmen um, {1} nützt also nichts. Diese Angabe weglassen.</translation>
    </message>
    <message>
      <source>{0} converts no voices: it is a model of {1}. Choose speech.</source>
      <translation>{0} wandelt keine Stimmen um: es ist ein Modell für {1}. Sprache wählen.</translation>
    </message>
    <message>
      <source>{0} digits and {1} clips a pair</source>
      <translation>{0} Ziffern und {1} Clips je Paar</translation>
    </message>
    <message>
      <source>{0} digits, not {1}</source>
      <translation>{0} Ziffern, nicht {1}</translation>
    </message>
    <message>
      <source>{0} does not say who speaks. Choose a speech corpus.</source>
      <translation>{0} sagt nicht, wer spricht. Einen Sprachdatensatz wählen.</translation>
    </message>
    <message>
      <source>{0} drawn people for two parts</source>
      <translation>{0} gezeichnete Personen für zwei Teile</translation>
    </message>
    <message>
      <source>{0} factors and {1} clips teach a judge nothing. Give some of both.</source>
      <translation>{0} Faktoren und {1} Clips lehren einen Gutachter nichts. Von beidem einige angeben.</translation>
    </message>
    <message>
      <source>{0} for {1}: only {2} know it. Leave it out.</source>
      <translation>{0} für {1}: nur {2} kennen das. Diese Angabe weglassen.</translation>
    </message>
    <message>
      <source>{0} frames of pitch for {1} samples</source>
      <translation>{0} Fenster Tonhöhe für {1} Abtastwerte</translation>
    </message>
    <message>
      <source>{0} frames of pitch, {1} were wanted. Compare recordings of equal length.</source>
      <translation>{0} Fenster Tonhöhe, verlangt waren {1}. Gleich lange Aufnahmen vergleichen.</translation>
    </message>
    <message>
      <source>{0} frames of the source and {1} of the target are too few to tell how they speak. Give longer recordings.</source>
      <translation>{0} Fenster der Quelle und {1} des Ziels sind zu wenige, um zu sagen, wie sie sprechen. Längere Aufnahmen nehmen.</translation>
    </message>
    <message>
      <source>{0} frames of the source and {1} of the target do not fit. Analyse both in one way, with 2 or more.</source>
      <translation>{0} Fenster der Quelle und {1} des Ziels passen nicht zusammen. Beide auf eine Weise analysieren, mit 2 oder mehr.</translation>
    </message>
    <message>
      <source>{0} gave no data</source>
      <translation>{0} ergab keine Daten</translation>
    </message>
    <message>
      <source>{0} has a factor of more than two numbers; encoders have one of two for f and z_t.</source>
      <translation>{0} hat einen Faktor mit mehr als zwei Zahlen; Kodierer haben einen von zwei für f und z_t.</translation>
    </message>
    <message>
      <source>{0} has no two voices with sentences that are tested and others to know them by. Choose a corpus with more sentences a speaker, or all emotions.</source>
      <translation>{0} hat keine zwei Stimmen mit Sätzen, die geprüft werden, und anderen, an denen man sie erkennt. Einen Datensatz mit mehr Sätzen je Person wählen oder alle Gefühle.</translation>
    </message>
    <message>
      <source>{0} has one class in these clips, so nothing can be known of it. Leave it out.</source>
      <translation>{0} hat in diesen Clips eine einzige Klasse, darüber lässt sich also nichts wissen. Diesen Faktor weglassen.</translation>
    </message>
    <message>
      <source>{0} has the numbers 0 to {1}, {2} was asked for. Choose one of them.</source>
      <translation>{0} hat die Zahlen 0 bis {1}, verlangt wurde {2}. Eine davon wählen.</translation>
    </message>
    <message>
      <source>{0} holds no sound of {1} channels</source>
      <translation>{0} fasst keinen Ton mit {1} Kanälen</translation>
    </message>
    <message>
      <source>{0} holds what no step leaves behind</source>
      <translation>{0} enthält, was kein Schritt hinterlässt</translation>
    </message>
    <message>
      <source>{0} in this folder</source>
      <translation>{0} in diesem Ordner</translation>
    </message>
    <message>
      <source>{0} is a folder that you may not write in</source>
      <translation>{0} ist ein Ordner, in den nicht geschrieben werden darf</translation>
    </message>
    <message>
      <source>{0} is a model of {1}; voices are changed by models of speech. Choose another.</source>
      <translation>{0} ist ein Modell für {1}; Stimmen ändern Modelle für Sprache. Ein anderes wählen.</translation>
    </message>
    <message>
      <source>{0} is a shipped preset. Choose another name.</source>
      <translation>{0} ist eine mitgelieferte Vorgabe. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>{0} is files, the preset's model takes vectors. Choose another preset or data.</source>
      <translation>{0} sind Dateien, das Modell der Vorgabe nimmt Vektoren. Eine andere Vorgabe oder andere Daten wählen.</translation>
    </message>
    <message>
      <source>{0} is no device; valid: auto, cpu, cuda, cuda:0 and so on.</source>
      <translation>{0} ist kein Gerät; gültig: auto, cpu, cuda, cuda:0 und so weiter.</translation>
    </message>
    <message>
      <source>{0} is no number of steps</source>
      <translation>{0} ist keine Zahl von Schritten</translation>
    </message>
    <message>
      <source>{0} is no way to fit</source>
      <translation>{0} ist keine Art der Anpassung</translation>
    </message>
    <message>
      <source>{0} is not a folder</source>
      <translation>{0} ist kein Ordner</translation>
    </message>
    <message>
      <source>{0} is not the path of a file here</source>
      <translation>{0} ist hier nicht der Pfad einer Datei</translation>
    </message>
    <message>
      <source>{0} is {1}, its weight {2}</source>
      <translation>{0} ist {1}, das Gewicht dazu {2}</translation>
    </message>
    <message>
      <source>{0} is {1}, the model takes {2}. Choose another model or data.</source>
      <translation>{0} ist {1}, das Modell nimmt {2}. Ein anderes Modell oder andere Daten wählen.</translation>
    </message>
    <message>
      <source>{0} is {1}, the preset's model takes {2}. Choose another preset or data.</source>
      <translation>{0} ist {1}, das Modell der Vorgabe nimmt {2}. Eine andere Vorgabe oder andere Daten wählen.</translation>
    </message>
    <message>
      <source>{0} is {1}; a judge reads pictures. Choose data with pictures.</source>
      <translation>{0} ist {1}; ein Gutachter liest Bilder. Daten mit Bildern wählen.</translation>
    </message>
    <message>
      <source>{0} labels for {1} rows</source>
      <translation>{0} Beschriftungen für {1} Reihen</translation>
    </message>
    <message>
      <source>{0} labels of {1} are {2} for {3} codes. Give one a clip.</source>
      <translation>Beschriftungen ({0}) von {1} sind {2} für {3} Codes. Je Clip eine angeben.</translation>
    </message>
    <message>
      <source>{0} labels of {1} for {2} clips. Give one label a clip.</source>
      <translation>{0} Beschriftungen von {1} für {2} Clips. Je Clip eine angeben.</translation>
    </message>
    <message>
      <source>{0} levels for {1} frames of the source. Give one a frame.</source>
      <translation>{0} Pegel für {1} Fenster der Quelle. Je Fenster einen angeben.</translation>
    </message>
    <message>
      <source>{0} mel bands</source>
      <translation>{0} Mel-Bänder</translation>
    </message>
    <message>
      <source>{0} mel bands over frequencies {1} Hz apart: some hold none</source>
      <translation>{0} Mel-Bänder über Frequenzen im Abstand von {1} Hz: manche enthalten keine</translation>
    </message>
    <message>
      <source>{0} mel-cepstra of the source and {1} of the target are too few to tell how they speak. Give longer recordings.</source>
      <translation>{0} Mel-Cepstren der Quelle und {1} des Ziels sind zu wenige, um zu sagen, wie sie sprechen. Längere Aufnahmen nehmen.</translation>
    </message>
    <message>
      <source>{0} mel-cepstra of the source and {1} of the target do not fit. Analyse both in one way, with 2 or more.</source>
      <translation>{0} Mel-Cepstren der Quelle und {1} des Ziels passen nicht zusammen. Beide auf eine Weise analysieren, mit 2 oder mehr.</translation>
    </message>
    <message>
      <source>{0} neighbours say nothing. Ask for 1 or more.</source>
      <translation>{0} Nachbarn sagen nichts. 1 oder mehr verlangen.</translation>
    </message>
    <message>
      <source>{0} pairs of one and {1} of two speakers; an error rate needs both. Add speech.</source>
      <translation>{0} Paare von einer und {1} von zwei Personen; eine Fehlerrate braucht beides. Sprache hinzufügen.</translation>
    </message>
    <message>
      <source>{0} paths of {1} points with jitter {2}</source>
      <translation>{0} Wege von {1} Punkten mit Streuung {2}</translation>
    </message>
    <message>
      <source>{0} pictures of digits with {1} labels</source>
      <translation>{0} Bilder von Ziffern mit {1} Beschriftungen</translation>
    </message>
    <message>
      <source>{0} pictures over {1} s</source>
      <translation>{0} Bilder in {1} s</translation>
    </message>
    <message>
      <source>{0} recordings gave {1} for training and {2} for validation</source>
      <translation>{0} Aufnahmen ergaben {1} zum Trainieren und {2} zum Validieren</translation>
    </message>
    <message>
      <source>{0} recordings, {1} names of {2} speakers: a judge needs a name for each recording, and two speakers or more.</source>
      <translation>{0} Aufnahmen, {1} Namen von {2} Personen: ein Gutachter braucht einen Namen je Aufnahme und zwei Personen oder mehr.</translation>
    </message>
    <message>
      <source>{0} rungs have capacities {1}; give each 0 nats or more</source>
      <translation>{0} Sprossen haben Kapazitäten {1}; jeder 0 nats oder mehr geben</translation>
    </message>
    <message>
      <source>{0} rungs have strides {1}; give each 1 to 64</source>
      <translation>{0} Sprossen haben Schrittweiten {1}; jeder 1 bis 64 geben</translation>
    </message>
    <message>
      <source>{0} s were asked for. Choose a length above 0, up to {1} s.</source>
      <translation>{0} s wurden verlangt. Eine Länge über 0 wählen, bis {1} s.</translation>
    </message>
    <message>
      <source>{0} samples and {1} samples: intelligibility is measured sample by sample. Give recordings of equal length.</source>
      <translation>{0} Abtastwerte und {1}: Verständlichkeit wird Abtastwert für Abtastwert gemessen. Gleich lange Aufnahmen nehmen.</translation>
    </message>
    <message>
      <source>{0} samples, {1} and {2} frames for {3} samples</source>
      <translation>{0} Abtastwerte, {1} und {2} Fenster für {3} Abtastwerte</translation>
    </message>
    <message>
      <source>{0} speakers for {1} utterances. Give one speaker an utterance.</source>
      <translation>{0} Sprechende für {1} Äußerungen. Je Äußerung eine Person angeben.</translation>
    </message>
    <message>
      <source>{0} steps: training needs at least 1.</source>
      <translation>{0} Schritte: Training braucht mindestens 1.</translation>
    </message>
    <message>
      <source>{0} test characters of {1}</source>
      <translation>{0} Testfiguren von {1}</translation>
    </message>
    <message>
      <source>{0} x {1} costs cannot be aligned, or hold values that are not finite. Give speech in both.</source>
      <translation>{0} x {1} Kosten lassen sich nicht ausrichten oder enthalten Werte, die nicht endlich sind. In beiden Sprache nehmen.</translation>
    </message>
    <message>
      <source>{0} {1} is not above 0</source>
      <translation>{0} {1} ist nicht über 0</translation>
    </message>
    <message>
      <source>{0} {1} of a character is not one of its {2} values</source>
      <translation>{0} {1} einer Figur ist keiner der {2} Werte dafür</translation>
    </message>
    <message>
      <source>{0}, the judge's are {1} ({2}). Train a judge on these labels.</source>
      <translation>{0}, die des Gutachters sind {1} ({2}). Einen Gutachter an diesen Beschriftungen trainieren.</translation>
    </message>
    <message>
      <source>{0}. Choose each from 0 to 1.</source>
      <translation>{0}. Jedes von 0 bis 1 wählen.</translation>
    </message>
    <message>
      <source>{0}: Extra inputs are not permitted</source>
      <translation>{0}: Weitere Angaben sind nicht erlaubt</translation>
    </message>
    <message>
      <source>{0}: at least two classes with two clips each are needed</source>
      <translation>{0}: es braucht mindestens zwei Klassen mit je zwei Clips</translation>
    </message>
    <message>
      <source>{0}: came with the program and cannot be deleted. Export it to have your own.</source>
      <translation>{0}: kam mit dem Programm und kann nicht gelöscht werden. Das Modell exportieren, um ein eigenes zu haben.</translation>
    </message>
    <message>
      <source>{0}: came with the program and cannot be renamed. Export it to have your own.</source>
      <translation>{0}: kam mit dem Programm und kann nicht umbenannt werden. Das Modell exportieren, um ein eigenes zu haben.</translation>
    </message>
    <message>
      <source>{0}: cannot be a model's name. Use up to 120 letters without {1}.</source>
      <translation>{0}: kann kein Name eines Modells sein. Bis zu 120 Buchstaben ohne {1} verwenden.</translation>
    </message>
    <message>
      <source>{0}: cannot be made ({1}). Choose another folder.</source>
      <translation>{0}: kann nicht angelegt werden ({1}). Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>{0}: cannot be read ({1}). Choose a whole model folder.</source>
      <translation>{0}: kann nicht gelesen werden ({1}). Einen vollständigen Modellordner wählen.</translation>
    </message>
    <message>
      <source>{0}: cannot be written ({1}).</source>
      <translation>{0}: kann nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
      <source>{0}: cannot be written ({1}). Free some space or choose another place.</source>
      <translation>{0}: kann nicht geschrieben werden ({1}). Platz schaffen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>{0}: does not say what it was trained on. Go on by `unbraid train --resume`.</source>
      <translation>{0}: sagt nicht, woran trainiert wurde. Mit `unbraid train --resume` fortsetzen.</translation>
    </message>
    <message>
      <source>{0}: has no {1}. Choose a whole model folder.</source>
      <translation>{0}: hat kein {1}. Einen vollständigen Modellordner wählen.</translation>
    </message>
    <message>
      <source>{0}: holds a run already. Resume it, or choose another folder.</source>
      <translation>{0}: enthält schon einen Lauf. Diesen Lauf fortsetzen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>{0}: holds no model. Choose one that is listed.</source>
      <translation>{0}: enthält kein Modell. Eines aus der Liste wählen.</translation>
    </message>
    <message>
      <source>{0}: holds other files. Choose a new folder, or one with a report.</source>
      <translation>{0}: enthält andere Dateien. Einen neuen Ordner wählen oder einen mit einem Bericht.</translation>
    </message>
    <message>
      <source>{0}: holds {1} files, and a model has three. Unpack it yourself.</source>
      <translation>{0}: enthält {1} Dateien, ein Modell hat drei. Von Hand entpacken.</translation>
    </message>
    <message>
      <source>{0}: holds {1} twice. Give a zip of one model.</source>
      <translation>{0}: enthält {1} zweimal. Ein Zip mit einem Modell angeben.</translation>
    </message>
    <message>
      <source>{0}: incomplete ({1}). Resume from an older copy of the run.</source>
      <translation>{0}: unvollständig ({1}). Von einer älteren Kopie des Laufs fortsetzen.</translation>
    </message>
    <message>
      <source>{0}: incomplete ({1}). Use an older copy of the run.</source>
      <translation>{0}: unvollständig ({1}). Eine ältere Kopie des Laufs verwenden.</translation>
    </message>
    <message>
      <source>{0}: is a link to elsewhere. Put the file itself there.</source>
      <translation>{0}: ist eine Verknüpfung nach außen. Die Datei selbst dort ablegen.</translation>
    </message>
    <message>
      <source>{0}: is being trained already, here or in another window. Stop it there.</source>
      <translation>{0}: wird schon trainiert, hier oder in einem anderen Fenster. Das Training dort beenden.</translation>
    </message>
    <message>
      <source>{0}: is being trained and cannot be deleted. Stop it first.</source>
      <translation>{0}: wird gerade trainiert und kann nicht gelöscht werden. Erst das Training beenden.</translation>
    </message>
    <message>
      <source>{0}: is being trained and cannot be renamed. Stop it first.</source>
      <translation>{0}: wird gerade trainiert und kann nicht umbenannt werden. Erst das Training beenden.</translation>
    </message>
    <message>
      <source>{0}: is being trained. Stop it first.</source>
      <translation>{0}: wird gerade trainiert. Erst das Training beenden.</translation>
    </message>
    <message>
      <source>{0}: is gone. Connect its disk or put it back, and go on from the last checkpoint.</source>
      <translation>{0}: ist fort. Das Laufwerk wieder anschließen oder den Ordner zurücklegen und vom letzten Zwischenstand fortsetzen.</translation>
    </message>
    <message>
      <source>{0}: is no longer in the bin.</source>
      <translation>{0}: ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
      <source>{0}: is no plain file. Take another copy.</source>
      <translation>{0}: ist keine gewöhnliche Datei. Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: is packed in a way that is not read here. Unpack it yourself.</source>
      <translation>{0}: ist auf eine Art gepackt, die hier nicht gelesen wird. Von Hand entpacken.</translation>
    </message>
    <message>
      <source>{0}: is there already. Choose another name.</source>
      <translation>{0}: ist schon da. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>{0}: lies outside the program's folders and is not deleted here. Import it first.</source>
      <translation>{0}: liegt außerhalb der Ordner des Programms und wird hier nicht gelöscht. Das Modell erst importieren.</translation>
    </message>
    <message>
      <source>{0}: lies outside the program's folders and is not renamed here. Import it first.</source>
      <translation>{0}: liegt außerhalb der Ordner des Programms und wird hier nicht umbenannt. Das Modell erst importieren.</translation>
    </message>
    <message>
      <source>{0}: made with other settings ({1}). Keep them.</source>
      <translation>{0}: mit anderen Einstellungen entstanden ({1}). Diese beibehalten.</translation>
    </message>
    <message>
      <source>{0}: missing</source>
      <translation>{0}: fehlt</translation>
    </message>
    <message>
      <source>{0}: neither a corpus nor a folder. Name {1}, or a folder of speaker/*.wav.</source>
      <translation>{0}: weder ein Datensatz noch ein Ordner. {1} angeben oder einen Ordner mit Person/*.wav.</translation>
    </message>
    <message>
      <source>{0}: neither a model's name nor a folder. Known models: {1}.</source>
      <translation>{0}: weder der Name eines Modells noch ein Ordner. Bekannte Modelle: {1}.</translation>
    </message>
    <message>
      <source>{0}: neither a preset nor a file. Presets: {1}.</source>
      <translation>{0}: weder eine Vorgabe noch eine Datei. Vorgaben: {1}.</translation>
    </message>
    <message>
      <source>{0}: no checkpoint to go on from. Start the run without resume.</source>
      <translation>{0}: kein Zwischenstand zum Fortsetzen. Den Lauf neu beginnen.</translation>
    </message>
    <message>
      <source>{0}: no checkpoint {1}; there are {2}.</source>
      <translation>{0}: kein Zwischenstand {1}; da sind {2}.</translation>
    </message>
    <message>
      <source>{0}: no readable safetensors file (its head is too long). Take another copy.</source>
      <translation>{0}: keine lesbare safetensors-Datei (ihr Kopf ist zu lang). Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: no readable safetensors file ({1}). Take another copy.</source>
      <translation>{0}: keine lesbare safetensors-Datei ({1}). Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: no readable zip ({1}). Take another copy.</source>
      <translation>{0}: keine lesbare Zip-Datei ({1}). Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: none of your own presets; only these can be deleted.</source>
      <translation>{0}: keine eigene Vorgabe; nur solche lassen sich löschen.</translation>
    </message>
    <message>
      <source>{0}: not JSON ({1}). The file is damaged; take another copy.</source>
      <translation>{0}: kein JSON ({1}). Die Datei ist beschädigt; eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: not a JSON file ({1}). Mend the line named.</source>
      <translation>{0}: keine JSON-Datei ({1}). Die genannte Zeile berichtigen.</translation>
    </message>
    <message>
      <source>{0}: not a JSON object. The file is damaged; take another copy.</source>
      <translation>{0}: kein JSON-Objekt. Die Datei ist beschädigt; eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: not a TOML file ({1}). Mend the line named.</source>
      <translation>{0}: keine TOML-Datei ({1}). Die genannte Zeile berichtigen.</translation>
    </message>
    <message>
      <source>{0}: not in the trash, which holds {1}.</source>
      <translation>{0}: nicht im Papierkorb, der enthält {1}.</translation>
    </message>
    <message>
      <source>{0}: over {1} MiB, which none of ours has. Take another.</source>
      <translation>{0}: über {1} MiB, die keine der unseren hat. Eine andere nehmen.</translation>
    </message>
    <message>
      <source>{0}: test clips have classes of every factor that no training clip has. Add clips.</source>
      <translation>{0}: Testclips haben Klassen jedes Faktors, die kein Trainingsclip hat. Clips hinzufügen.</translation>
    </message>
    <message>
      <source>{0}: the judge knows {1}, to be told apart are {2}. Train a judge on these speakers.</source>
      <translation>{0}: der Gutachter kennt {1}, zu unterscheiden sind {2}. Einen Gutachter an diesen Stimmen trainieren.</translation>
    </message>
    <message>
      <source>{0}: the preset cannot be read ({1}). Check the name.</source>
      <translation>{0}: die Vorgabe lässt sich nicht lesen ({1}). Den Namen prüfen.</translation>
    </message>
    <message>
      <source>{0}: there is a model of this name already. Choose another name.</source>
      <translation>{0}: ein Modell dieses Namens gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>{0}: there is no such file or folder. Choose a folder with config.json.</source>
      <translation>{0}: diese Datei oder diesen Ordner gibt es nicht. Einen Ordner mit config.json wählen.</translation>
    </message>
    <message>
      <source>{0}: there is no such file. Choose a whole model folder.</source>
      <translation>{0}: diese Datei gibt es nicht. Einen vollständigen Modellordner wählen.</translation>
    </message>
    <message>
      <source>{0}: there is something of this name already. Rename that first.</source>
      <translation>{0}: etwas dieses Namens gibt es schon. Zuerst das andere umbenennen.</translation>
    </message>
    <message>
      <source>{0}: this machine has {1} CUDA devices, counted from 0.</source>
      <translation>{0}: dieser Rechner hat {1} CUDA-Geräte, gezählt ab 0.</translation>
    </message>
    <message>
      <source>{0}: unknown key; valid here: {1}</source>
      <translation>{0}: unbekannter Schlüssel; gültig hier: {1}</translation>
    </message>
    <message>
      <source>{0}: weights and configuration differ in {1}. They are not of one model.</source>
      <translation>{0}: Gewichte und Konfiguration unterscheiden sich in {1}. Sie gehören nicht zu einem Modell.</translation>
    </message>
    <message>
      <source>{0}: {1} classes of {2} and {3} names. The file is damaged; train the judge again.</source>
      <translation>{0}: {1} Klassen von {2} und {3} Namen. Die Datei ist beschädigt; den Gutachter neu trainieren.</translation>
    </message>
    <message>
      <source>{0}: {1} clips, at least {2} are needed</source>
      <translation>{0}: {1} Clips, nötig sind mindestens {2}</translation>
    </message>
    <message>
      <source>{0}: {1} holds values of the type {2}, of which no weights are. Take another copy.</source>
      <translation>{0}: {1} enthält Werte vom Typ {2}, aus dem keine Gewichte sind. Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: {1} holds values that are not finite. Take another copy.</source>
      <translation>{0}: {1} enthält Werte, die nicht endlich sind. Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: {1} is larger than that of its model can be. Take another copy.</source>
      <translation>{0}: {1} ist größer, als sie bei diesem Modell sein kann. Eine andere Kopie nehmen.</translation>
    </message>
    <message>
      <source>{0}: {1} is no text</source>
      <translation>{0}: {1} ist kein Text</translation>
    </message>
    <message>
      <source>{0}: {1} is none of {2}</source>
      <translation>{0}: {1} ist keines von {2}</translation>
    </message>
    <message>
      <source>{0}: {1} is not a number of characters or clips.</source>
      <translation>{0}: {1} ist keine Zahl von Figuren oder Clips.</translation>
    </message>
    <message>
      <source>{0}: {1} is {2}, the configuration says {3}. They are not of one model.</source>
      <translation>{0}: {1} ist {2}, die Konfiguration sagt {3}. Sie gehören nicht zu einem Modell.</translation>
    </message>
    <message>
      <source>{0}: {1} {2}, the preset has {3} {4}.</source>
      <translation>{0}: {1} {2}, die Vorgabe hat {3} {4}.</translation>
    </message>
    <message>
      <source>{0}: {1}. The file is damaged; train the judge again.</source>
      <translation>{0}: {1}. Die Datei ist beschädigt; den Gutachter neu trainieren.</translation>
    </message>
    <message>
      <source>{0}; it is left out.</source>
      <translation>{0}; wird weggelassen.</translation>
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
      <translation>bitte Zahlen mit Strichpunkten dazwischen</translation>
    </message>
  </context>
  <context>
    <name>FilmRow</name>
    <message>
      <source>As a clip: this number from -3 to 3</source>
      <translation>Als Clip: diese Zahl von -3 bis 3</translation>
    </message>
    <message>
      <source>{0} sd</source>
      <translation>{0} SD</translation>
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
      <translation>{0}: {1}</translation>
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
      <source>{0} s · {1} · trimmed</source>
      <translation>{0} s · {1} · beschnitten</translation>
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
      <source>Not possible now</source>
      <translation>Gerade nicht möglich</translation>
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
      <source>Loading data</source>
      <translation>Lädt Daten</translation>
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
    <name>Presets</name>
    <message>
      <source>A minute's taste of C-DSVAE on generated characters</source>
      <translation>Eine Minute C-DSVAE zum Kennenlernen, an erzeugten Figuren</translation>
    </message>
    <message>
      <source>Causal moving dSprites: SCD on 32x32 video, for a CPU</source>
      <translation>Kausale bewegte dSprites: SCD auf Video von 32x32, für eine CPU</translation>
    </message>
    <message>
      <source>Characters of the real Sprites: C-DSVAE with a palette, for a CPU</source>
      <translation>Figuren der echten Sprites: C-DSVAE mit einer Palette, für eine CPU</translation>
    </message>
    <message>
      <source>Characters: C-DSVAE on 64x64 video with a palette, from the weights of sprites-finer</source>
      <translation>Figuren: C-DSVAE auf Video von 64x64 mit einer Palette, ab den Gewichten von sprites-finer</translation>
    </message>
    <message>
      <source>Characters: C-DSVAE on 64x64 video, for a CPU</source>
      <translation>Figuren: C-DSVAE auf Video von 64x64, für eine CPU</translation>
    </message>
    <message>
      <source>Characters: C-DSVAE on 64x64 video, second part, from the weights that preset sprites gave</source>
      <translation>Figuren: C-DSVAE auf Video von 64x64, zweiter Teil, ab den Gewichten der Vorgabe sprites</translation>
    </message>
    <message>
      <source>Characters: C-DSVAE on 64x64 video, third part, from the weights that preset sprites-fine gave</source>
      <translation>Figuren: C-DSVAE auf Video von 64x64, dritter Teil, ab den Gewichten der Vorgabe sprites-fine</translation>
    </message>
    <message>
      <source>Characters: SCD on 64x64 video, for a CPU</source>
      <translation>Figuren: SCD auf Video von 64x64, für eine CPU</translation>
    </message>
    <message>
      <source>Characters: SCD on 64x64 video, second part, from the weights that preset scd-characters gave</source>
      <translation>Figuren: SCD auf Video von 64x64, zweiter Teil, ab den Gewichten der Vorgabe scd-characters</translation>
    </message>
    <message>
      <source>Characters: VDSM as published, all layers mixtures of 40 experts, for a GPU</source>
      <translation>Figuren: VDSM wie veröffentlicht, alle Schichten Mischungen aus 40 Experten, für eine GPU</translation>
    </message>
    <message>
      <source>Characters: VDSM on 64x64 video, for a CPU</source>
      <translation>Figuren: VDSM auf Video von 64x64, für eine CPU</translation>
    </message>
    <message>
      <source>Characters: VDSM on 64x64 video, second part: finer frames, from the weights that preset vdsm-sprites gave</source>
      <translation>Figuren: VDSM auf Video von 64x64, zweiter Teil: feinere Bilder, ab den Gewichten der Vorgabe vdsm-sprites</translation>
    </message>
    <message>
      <source>Characters: VDSM on 64x64 video, third part: motions, from the weights that preset vdsm-sprites-fine gave</source>
      <translation>Figuren: VDSM auf Video von 64x64, dritter Teil: Bewegungen, ab den Gewichten der Vorgabe vdsm-sprites-fine</translation>
    </message>
    <message>
      <source>Characters: VDSM with a single decoder instead of a mixture (ablation), for a CPU</source>
      <translation>Figuren: VDSM mit einem einzigen Dekodierer statt einer Mischung (Ablation), für eine CPU</translation>
    </message>
    <message>
      <source>FAVAE on 2D Reaching: rungs of 8, 4 and 2 latents, with capacities</source>
      <translation>FAVAE auf 2D Reaching: Sprossen von 8, 4 und 2 Zahlen, mit Kapazitäten</translation>
    </message>
    <message>
      <source>FAVAE on 2D Wavy Reaching: rungs of 8, 4 and 2 latents, with capacities</source>
      <translation>FAVAE auf 2D Wavy Reaching: Sprossen von 8, 4 und 2 Zahlen, mit Kapazitäten</translation>
    </message>
    <message>
      <source>FAVAE on Sprites, two values of each attribute: a frame encoder before the ladder, a frame decoder after it</source>
      <translation>FAVAE auf Sprites, zwei Werte je Merkmal: vor der Leiter ein Kodierer für Bilder, dahinter ein Dekodierer</translation>
    </message>
    <message>
      <source>FAVAE on spectral envelopes of whole utterances (1.6 s): for comparison</source>
      <translation>FAVAE auf Spektralhüllen ganzer Äußerungen (1,6 s): zum Vergleich</translation>
    </message>
    <message>
      <source>Moving-MNIST on 32x32 video, second part, from the weights that preset cdsvae-mmnist-small gave</source>
      <translation>Moving-MNIST auf Video von 32x32, zweiter Teil, ab den Gewichten der Vorgabe cdsvae-mmnist-small</translation>
    </message>
    <message>
      <source>Moving-MNIST: C-DSVAE on 32x32 video, two shapes and their places, for a CPU</source>
      <translation>Moving-MNIST: C-DSVAE auf Video von 32x32, zwei Formen und ihre Orte, für eine CPU</translation>
    </message>
    <message>
      <source>Moving-MNIST: C-DSVAE with the paper's sizes and weights, for a GPU</source>
      <translation>Moving-MNIST: C-DSVAE mit den Größen und Gewichten des Aufsatzes, für eine GPU</translation>
    </message>
    <message>
      <source>Real Sprites: SCD on 64x64 video, for a CPU</source>
      <translation>Echte Sprites: SCD auf Video von 64x64, für eine CPU</translation>
    </message>
    <message>
      <source>Speech: C-DSVAE on spectrogram segments of 200 ms, for a CPU</source>
      <translation>Sprache: C-DSVAE auf Spektrogrammstücken von 200 ms, für eine CPU</translation>
    </message>
    <message>
      <source>Sprites exactly as published: DSVAE, for a CPU</source>
      <translation>Sprites genau wie veröffentlicht: DSVAE, für eine CPU</translation>
    </message>
    <message>
      <source>Sprites: C-DSVAE on the 9,000 clips of the papers, for a CPU</source>
      <translation>Sprites: C-DSVAE auf den 9.000 Clips der Aufsätze, für eine CPU</translation>
    </message>
    <message>
      <source>Sprites: C-DSVAE with the paper's sizes and weights, for a GPU</source>
      <translation>Sprites: C-DSVAE mit den Größen und Gewichten des Aufsatzes, für eine GPU</translation>
    </message>
    <message>
      <source>Sprites: SCD with a palette, for a CPU</source>
      <translation>Sprites: SCD mit einer Palette, für eine CPU</translation>
    </message>
    <message>
      <source>Sprites: SCD with a palette, from the weights of scd-characters-fine, for a CPU</source>
      <translation>Sprites: SCD mit einer Palette, ab den Gewichten von scd-characters-fine, für eine CPU</translation>
    </message>
    <message>
      <source>Voices never heard: C-DSVAE whose static code is pooled and shared by a speaker's clips, small</source>
      <translation>Nie gehörte Stimmen: C-DSVAE, dessen statischer Code über die Clips einer Person gemittelt und geteilt wird, klein</translation>
    </message>
    <message>
      <source>Voices, second part: after `voices` (--from), on the voices as they are, more closely</source>
      <translation>Stimmen, zweiter Teil: nach `voices` (--from), an den Stimmen, wie sie sind, genauer</translation>
    </message>
    <message>
      <source>Voices: C-DSVAE on envelopes, the static code pooled and shared by a speaker's clips, for a CPU</source>
      <translation>Stimmen: C-DSVAE auf Hüllkurven, der statische Code über die Clips einer Person gemittelt und geteilt, für eine CPU</translation>
    </message>
    <message>
      <source>Voices: C-DSVAE on spectral envelopes with normalised content, for a CPU</source>
      <translation>Stimmen: C-DSVAE auf Spektralhüllen mit normiertem Inhalt, für eine CPU</translation>
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
      <translation>Abbild</translation>
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
    <name>SettingsStore</name>
    <message>
      <source>The settings could not be saved</source>
      <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
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
    <name>Step</name>
    <message>
      <source>From A to B</source>
      <translation>Von A nach B</translation>
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
      <source>Traversal: {0} {1}, whole range</source>
      <translation>Durchlauf: {0} {1}, ganzer Bereich</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <source>{0}, moved by hand</source>
      <translation>{0}, von Hand bewegt</translation>
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
      <source>Earlier results</source>
      <translation>Frühere Ergebnisse</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}: {1}</translation>
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
      <source>Several steps in a row were not finite. It goes on from step {0} with half the rate.</source>
      <translation>Mehrere Schritte nacheinander gaben keine endlichen Zahlen. Es geht vom Stand bei Schritt {0} mit halber Lernrate weiter.</translation>
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
      <source>The training was set back</source>
      <translation>Das Training wurde zurückgesetzt</translation>
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
      <source>Steps skipped, being not finite: {0}</source>
      <translation>Ausgelassene Schritte ohne endliche Zahlen: {0}</translation>
    </message>
    <message>
      <source>set back with a lower learning rate: {0}</source>
      <translation>zurückgesetzt mit kleinerer Lernrate: {0}</translation>
    </message>
    <message>
      <source>{0} left</source>
      <translation>noch {0}</translation>
    </message>
    <message>
      <source>{0} steps/s</source>
      <translation>{0} Schritte/s</translation>
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
      <source>{0} s</source>
      <translation>{0} s</translation>
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
