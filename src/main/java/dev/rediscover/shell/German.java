package dev.rediscover.shell;

import dev.rediscover.tutor.Ledger;
import java.util.Locale;

/** The tutor's fixed sentences in German; what is not here is said in English. */
final class German {
    private static final String TYPED = "Type the script line by line; a line with a single . ends it and has it"
            + " judged. edit goes on with what you have, list shows it.";

    private German() {}

    /** The sentence in German; the sentence itself if it is not known here. */
    static String of(String english) {
        String said = wanted(english);
        said = said == null ? script(english) : said;
        said = said == null ? verdict(english) : said;
        said = said == null ? told(english) : said;
        said = said == null ? around(english) : said;
        said = said == null ? sure(english) : said;
        said = said == null ? unreadable(english) : said;
        return said == null ? begun(english) : said;
    }

    /** What a step asks for. */
    private static String wanted(String english) {
        return switch (english) {
            case "Enter goes on." -> "Enter führt weiter.";
            case "What will the reply be?" -> "Wie wird die Antwort lauten?";
            case "What will the reply to {0} be?" -> "Wie wird die Antwort auf {0} lauten?";
            case " Type it, without quotes." -> " Tippe sie ein, ohne Anführungszeichen.";
            case "Type the numbers of all that are right." -> "Tippe die Nummern von allem, was stimmt.";
            case "Type the number of one." -> "Tippe eine Nummer.";
            case "Type your answer." -> "Tippe deine Antwort.";
            case "Type what belongs in the blanks, or the whole command." ->
                "Tippe, was in die Lücken gehört, oder den ganzen Befehl.";
            case "Type what belongs in the blank, or the whole command." ->
                "Tippe, was in die Lücke gehört, oder den ganzen Befehl.";
            case "Type the numbers in the right order, such as 2 1 3." ->
                "Tippe die Nummern in der richtigen Reihenfolge, etwa 2 1 3.";
            case "Type the command." -> "Tippe den Befehl.";
            case "As many commands as you like; the step ends when every goal is reached." ->
                "So viele Befehle, wie du willst; der Schritt endet, wenn alle Ziele erreicht sind.";
            case "As many commands as you like; then type check." ->
                "So viele Befehle, wie du willst; tippe dann check oder prüfen.";
            case "Any order, as many commands as you like; what you reach is ticked off." ->
                "In beliebiger Reihenfolge, so viele Befehle, wie du willst; was du erreichst, wird abgehakt.";
            case "Write it in your own words; nobody judges it." ->
                "Schreib es mit eigenen Worten; niemand bewertet es.";
            case "How sure? 1 guess, 2 think so, 3 sure (Enter: 2)" ->
                "Wie sicher? 1 geraten, 2 ich glaube schon, 3 sicher (Enter: 2)";
            default -> null;
        };
    }

    /** What a step asks for whose answer is a script in Lua. */
    private static String script(String english) {
        return switch (english) {
            case "It is run as:" -> "So wird es ausgeführt:";
            case "Enter opens the editor; there F5 has your script judged." ->
                "Enter öffnet den Editor; dort lässt F5 dein Skript bewerten.";
            case TYPED ->
                "Tippe das Skript Zeile für Zeile; eine Zeile mit einem einzelnen . beendet es und lässt es bewerten."
                        + " edit macht mit dem weiter, was du hast, list zeigt es.";
            case "Enter opens the editor, where the script is written; hint, skip and back are words of the lesson." ->
                "Enter öffnet den Editor, in dem das Skript geschrieben wird; hint, skip und back sind Wörter der"
                        + " Lektion.";
            case "Your script is kept; Enter goes on with it." ->
                "Dein Skript ist aufgehoben; Enter macht damit weiter.";
            default -> null;
        };
    }

    /** What is said to an answer. */
    private static String verdict(String english) {
        return switch (english) {
            case "Right." -> "Richtig.";
            case "Right, with a hint." -> "Richtig, mit einem Tipp.";
            case "Right, after the solution." -> "Richtig, nach der Lösung.";
            case "Not yet. " -> "Noch nicht. ";
            case "Not what you expected." -> "Nicht, was du erwartet hast.";
            case " You were sure, so it comes back in :review." -> " Du warst sicher, also kommt es in :review wieder.";
            case "Skipped." -> "Übersprungen.";
            case "This comes again." -> "Das kommt noch einmal.";
            case "Another way:" -> "Ein anderer Weg:";
            case "The words hint and solution help." -> "Es helfen die Wörter tipp und lösung (hint, solution).";
            case "The word hint helps." -> "Es hilft das Wort tipp (hint).";
            case "Done: " -> "Erreicht: ";
            case "Open: " -> "Offen: ";
            case "You wait." -> "Du wartest.";
            case "{0} waits." -> "{0} wartet.";
            case "That ran on a copy. check has it judged." -> "Das lief auf einer Kopie. prüfen lässt es beurteilen.";
            case "That is what Redis replies." -> "Genau das antwortet Redis.";
            default -> null;
        };
    }

    /** What the tutor answers to a word such as hint. */
    private static String told(String english) {
        return switch (english) {
            case "This step is not done yet. The word skip shows the solution and goes on." ->
                "Dieser Schritt ist noch offen. Das Wort skip zeigt die Lösung und geht weiter.";
            case "This step is not done yet." -> "Dieser Schritt ist noch offen.";
            case "This is the first step." -> "Das ist der erste Schritt.";
            case "This step is done." -> "Dieser Schritt ist erledigt.";
            case "There is no hint for this step." -> "Zu diesem Schritt gibt es keinen Tipp.";
            case "There is no hint for this step. The word solution shows one way." ->
                "Zu diesem Schritt gibt es keinen Tipp. Das Wort lösung zeigt einen Weg.";
            case "There are no more hints." -> "Mehr Tipps gibt es nicht.";
            case "There are no more hints. The word solution shows one way." ->
                "Mehr Tipps gibt es nicht. Das Wort lösung zeigt einen Weg.";
            case "Hints open after one more attempt. Try something first." ->
                "Tipps gibt es nach einem weiteren Versuch. Probier erst etwas.";
            case "Solutions open after one more attempt. Try something first." ->
                "Die Lösung gibt es nach einem weiteren Versuch. Probier erst etwas.";
            case "Solutions open after 2 more attempts. Try something first." ->
                "Die Lösung gibt es nach zwei weiteren Versuchen. Probier erst etwas.";
            case "Solutions open after 3 more attempts. Try something first." ->
                "Die Lösung gibt es nach drei weiteren Versuchen. Probier erst etwas.";
            case "There is nothing to solve in this step." -> "In diesem Schritt gibt es nichts zu lösen.";
            case "One way to do it:" -> "So geht es zum Beispiel:";
            case "There is nothing more to say to this step." -> "Mehr ist zu diesem Schritt nicht zu sagen.";
            case "Nothing has been refused yet." -> "Noch wurde nichts abgelehnt.";
            case "Here every answer is checked as you give it." ->
                "Hier wird jede Antwort geprüft, sobald du sie gibst.";
            case "You play on a copy now; the word done brings you back, with everything as it was." ->
                "Du spielst jetzt auf einer Kopie; fertig (done) bringt dich zurück, und alles ist, wie es war.";
            case "Back in the lesson; everything is as it was." -> "Zurück in der Lektion; alles ist, wie es war.";
            case "You are not playing." -> "Du spielst gerade nicht.";
            case "There is nothing to undo in this step." -> "In diesem Schritt gibt es nichts zurückzunehmen.";
            case "How sure of it are you: 1, 2 or 3? Enter alone is 2; the word reset takes it back." ->
                "Wie sicher bist du: 1, 2 oder 3? Enter allein heißt 2; das Wort reset nimmt die Antwort zurück.";
            default -> null;
        };
    }

    /** What stands around the steps: the beginning and the end of a lesson. */
    private static String around(String english) {
        return switch (english) {
            case "{0}, step {1} of {2}." -> "{0}, Schritt {1} von {2}.";
            case "About {0} minutes. " -> "Etwa {0} Minuten. ";
            case "Words that help: hint, why, skip, back, reset, play, menu; exit leaves. " ->
                "Es helfen die Wörter tipp, warum, überspringen, zurück, neu, spielen, menü; exit verlässt die"
                        + " Lektion. ";
            case "The lesson has data of its own, and its clock stands still until :tick moves it." ->
                "Die Lektion hat eigene Daten, und ihre Uhr steht, bis :tick sie bewegt.";
            case "That was \"{0}\"." -> "Das war „{0}“.";
            case "{0} of {1} exercises without help." -> "{0} von {1} Aufgaben ohne Hilfe.";
            case "Worth meeting again: {0}." -> "Lohnt eine Wiederholung: {0}.";
            case "Next: {0}. Enter begins it; any command is free play." ->
                "Als Nächstes: {0}. Enter beginnt; jeder Befehl ist freies Spiel.";
            case "That was the last lesson." -> "Das war die letzte Lektion.";
            case "You left the lesson; \":learn {0}\" goes on where you stopped." ->
                "Du hast die Lektion verlassen; \":learn {0}\" geht weiter, wo du aufgehört hast.";
            case "That ran on a copy. Go on trying; {0} brings you back." ->
                "Das lief auf einer Kopie. Probier weiter; {0} bringt dich zurück.";
            case "The lesson under way goes on as it began; \":learn {0}\" shows it in the language chosen." ->
                "Die Lektion geht weiter, wie sie begann; \":learn {0}\" zeigt sie in der gewählten Sprache.";
            case "There is nothing to do again." -> "Es gibt nichts zu wiederholen.";
            case "Again: {0}" -> "Noch einmal: {0}";
            case "done " -> "fertig ";
            case "     " -> "       ";
            case "\":learn NAME\" begins one; the numbers are exercises done." ->
                "\":learn NAME\" beginnt eine; die Zahlen sind erledigte Aufgaben.";
            default -> null;
        };
    }

    /** Sentences that begin with a few fixed words and go on with what the learner, the author or the engine said. */
    private static String begun(String english) {
        String[][] beginnings = {
            {"The answer: ", "Die Antwort: "},
            {"Taken back: ", "Zurückgenommen: "},
            {
                "That is right for the data you see, and wrong for other data. ",
                "Das stimmt für die Daten, die du siehst, aber nicht für andere. "
            },
            {"Again: ", "Noch einmal: "},
            {"it replies ", "die Antwort ist "},
            {"There is no command ", "Es gibt keinen Befehl "},
            {"The form of this command is: ", "Die Form dieses Befehls ist: "},
        };
        for (String[] pair : beginnings) {
            if (english.startsWith(pair[0])) {
                return pair[1] + of(english.substring(pair[0].length()));
            }
        }
        return middle(english);
    }

    /** Sentences with a few fixed words around something else. */
    private static String middle(String english) {
        String still = ", and still the same: ";
        int at = english.indexOf(still);
        if (english.startsWith("Attempt ") && at > 0) {
            String rest = of(english.substring(at + still.length()));
            return "Versuch " + english.substring("Attempt ".length(), at) + ", und noch dasselbe: " + rest;
        }
        if (english.startsWith("You said ")) {
            return english.replace("You said ", "Du sagtest ")
                    .replace("; it replies ", "; die Antwort ist ")
                    .replace("; it waits.", "; es wartet.");
        }
        String picked = "What you picked is right, but ";
        if (english.startsWith(picked)) {
            String more = english.substring(picked.length()).replace(" more are right too.", "");
            return "Was du gewählt hast, stimmt, aber "
                    + (more.startsWith("one") ? "eines stimmt auch noch." : more + " weitere stimmen auch noch.");
        }
        return english;
    }

    /** How well sureness and rightness go together; empty if nothing was predicted. */
    static String calibration(Ledger ledger) {
        String unsure = ledger.unsureAndRight() + " von " + ledger.unsure();
        if (ledger.sure() == 0) {
            return "Du warst bei keiner Vorhersage sicher; richtig waren " + unsure + ".";
        }
        String sure =
                "Wo du bei einer Vorhersage sicher warst, stimmten " + ledger.sureAndRight() + " von " + ledger.sure();
        return sure + (ledger.unsure() == 0 ? "." : "; wo nicht, " + unsure + ".");
    }

    /** How sure somebody was, and what the prompt says beside the step. */
    private static String sure(String english) {
        return switch (english) {
            case "it waits" -> "es wartet";
            case "a guess" -> "geraten";
            case "you thought so" -> "du glaubtest es";
            case "you were sure" -> "du warst sicher";
            case "Your surprise:" -> "Deine Überraschung:";
            case "Your surprises:" -> "Deine Überraschungen:";
            case "You said {0}; {1}." -> "Du sagtest {0}; {1}.";
            case " sure?" -> " sicher?";
            case " play" -> " Spiel";
            case " other data" -> " andere Daten";
            default -> null;
        };
    }

    /** What is said where nothing, or nothing readable, was typed. */
    private static String unreadable(String english) {
        return switch (english) {
            case "Nothing typed yet: a short answer." -> "Noch nichts getippt: Gesucht ist eine kurze Antwort.";
            case "Nothing typed yet: one command." -> "Noch nichts getippt: Gesucht ist ein Befehl.";
            case "Nothing typed yet: a command, or the word check." ->
                "Noch nichts getippt: Gesucht ist ein Befehl oder das Wort prüfen.";
            case "Nothing typed yet: run commands first, then check." ->
                "Noch nichts getippt: Erst kommen Befehle, dann prüfen.";
            case "Nothing typed yet: the numbers of all that are right." ->
                "Noch nichts getippt: Gesucht sind die Nummern von allem, was stimmt.";
            case "Nothing typed yet: the number of one option." -> "Noch nichts getippt: Gesucht ist eine Nummer.";
            case "Nothing typed yet: the numbers of the lines in the right order, such as 2 1 3." ->
                "Noch nichts getippt: Gesucht sind die Nummern der Zeilen in der richtigen Reihenfolge, etwa 2 1 3.";
            case "Type the number of one option." -> "Tippe eine Nummer.";
            case "Type a command." -> "Tippe einen Befehl.";
            default -> null;
        };
    }

    /** How the language can be changed, and whether the lesson is there in it. */
    static String aboutLanguage(boolean translated, boolean chosenByEnvironment) {
        String how = chosenByEnvironment ? " `:set language en` stellt auf Englisch um." : "";
        return (translated ? "" : "Diese Lektion gibt es bisher nur auf Englisch.") + how;
    }

    /** The word of the tutor that a German word stands for; the line itself if it is none. */
    static String word(String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "tipp", "hinweis" -> "hint";
            case "weiter" -> "next";
            case "zurück", "zurueck" -> "back";
            case "prüfen", "pruefen" -> "check";
            case "lösung", "loesung" -> "solution";
            case "warum" -> "why";
            case "überspringen", "ueberspringen" -> "skip";
            case "neu" -> "reset";
            case "spielen" -> "play";
            case "fertig" -> "done";
            case "rückgängig", "rueckgaengig" -> "undo";
            case "menü", "menue" -> "menu";
            default -> line;
        };
    }
}
