<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name />
    <message>
      <source>Building the model</source>
      <translation>Baut das Modell</translation>
    </message>
    <message>
      <source>Writing the model</source>
      <translation>Schreibt das Modell</translation>
    </message>
    <message>
      <source>best at step {0}</source>
      <translation>beste bei Schritt {0}</translation>
    </message>
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
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Größere Bilder</translation>
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
      <source>Next frame</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>No swap is running</source>
      <translation>Es läuft kein Tausch</translation>
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
      <source>Try a sample</source>
      <translation>Beispiel ausprobieren</translation>
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
    <name>Choosers</name>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Clips ({0})</source>
      <translation>Clips ({0})</translation>
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
      <source>Open clips</source>
      <translation>Clips öffnen</translation>
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
      <source>Training is running</source>
      <translation>Training läuft</translation>
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
    <name>DataChooser</name>
    <message>
      <source>A folder of speaker/*.wav or identity/action/*.mp4</source>
      <translation>Ein Ordner mit Person/*.wav oder Identität/Handlung/*.mp4</translation>
    </message>
    <message>
      <source>Drawn characters (video)</source>
      <translation>Gezeichnete Figuren (Video)</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner …</translation>
    </message>
    <message>
      <source>Speech samples (sound)</source>
      <translation>Sprachbeispiele (Ton)</translation>
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
    <name>Guide</name>
    <message>
      <source>User guide</source>
      <translation>Handbuch</translation>
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
      <source>Unbraid</source>
      <translation>Unbraid</translation>
    </message>
    <message>
      <source>the sound device does not move: the picture follows the clock</source>
      <translation>das Tongerät läuft nicht: das Bild folgt der Uhr</translation>
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
      <source>Invent what moves or what stays, as the model learned to expect</source>
      <translation>Erfindet, was sich bewegt oder was bleibt, wie das Modell es zu erwarten gelernt hat</translation>
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
      <source>Sample</source>
      <translation>Ziehen</translation>
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
    <name>Opening</name>
    <message>
      <source>Could not open {0}</source>
      <translation>{0} konnte nicht geöffnet werden</translation>
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
      <source>Changing the voice</source>
      <translation>Ändert die Stimme</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Wandelt um</translation>
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
      <source>Reading</source>
      <translation>Liest</translation>
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
      <source>Writing</source>
      <translation>Schreibt</translation>
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
      <source>Spectrogram or waveform (G)</source>
      <translation>Spektrogramm oder Wellenform (G)</translation>
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
      <source>{0} left of this phase</source>
      <translation>noch {0} für diesen Abschnitt</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
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
      <source>Open a report…</source>
      <translation>Bericht öffnen …</translation>
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
    <message>
      <source>{0}, {1} left</source>
      <translation>{0}, noch {1}</translation>
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
      <source>Ask before closing while a model is training</source>
      <translation>Vor dem Schließen fragen, solange ein Modell trainiert</translation>
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
      <source>Drawing</source>
      <translation>Zeichnet</translation>
    </message>
    <message>
      <source>Drawn static ({1}) + dynamic {0}</source>
      <translation>Gezogen statisch ({1}) + dynamisch {0}</translation>
    </message>
    <message>
      <source>Drawn static + drawn dynamic ({1})</source>
      <translation>Gezogen statisch + dynamisch ({1})</translation>
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
      <source>Static {0} + drawn dynamic ({1})</source>
      <translation>Statisch {0} + gezogene Dynamik ({1})</translation>
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
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
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
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <source>There is no preset.</source>
      <translation>Es gibt keine Vorgabe.</translation>
    </message>
    <message>
      <source>as the preset says</source>
      <translation>wie in der Vorgabe</translation>
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
    <name>_Rows</name>
    <message>
      <source>Clips that you open appear here</source>
      <translation>Geöffnete Clips erscheinen hier</translation>
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
