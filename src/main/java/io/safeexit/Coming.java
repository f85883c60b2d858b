package io.safeexit;

import io.safeexit.instance.Arrival;
import io.safeexit.instance.Door;
import io.safeexit.instance.Doorstep;
import io.safeexit.instance.Errand;
import io.safeexit.instance.MeetingPlace;
import io.safeexit.settings.Launch.Meeting;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.settings.Settings;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How this start of the program came to be the one that goes on.
 *
 * @param door where later ones are heard; empty where none are
 * @param errand what it is itself to do as soon as its window is there
 * @param alone why no later one is heard, where that was not asked for
 */
record Coming(Optional<Door> door, Optional<Errand> errand, Optional<String> alone) {

    /** By itself, and heard by nobody. */
    static final Coming APART = new Coming(Optional.empty(), Optional.empty(), Optional.empty());

    /** Who comes to a window, or opens one. */
    sealed interface Outcome {
        /** It goes on. */
        record GoesOn(Coming coming) implements Outcome {}

        /** A window that is open has taken over; {@code key} names the line that says so. */
        record Over(String key) implements Outcome {}

        /** There is none that could be asked. */
        record Nobody() implements Outcome {}
    }

    /** Comes to the window that is open, if there is one, unless it is to end at once. */
    static Outcome come(Settings settings, Meeting meeting, BooleanSupplier unwanted) {
        boolean apart =
                settings.mode() != Settings.Mode.PANEL
                        || meeting == Meeting.APART
                        || !canBeSent(settings.service());
        if (apart) {
            return new Outcome.GoesOn(APART);
        }
        var place = MeetingPlace.of(System.getenv(), settings.logFolder().resolveSibling("window"));
        return switch (new Doorstep(place, unwanted).arrive(errand(settings, meeting))) {
            case Arrival.Told() ->
                    new Outcome.Over(meeting == Meeting.FRONT ? "instance.told" : "instance.asked");
            case Arrival.First(Door door) when meeting == Meeting.STOP -> {
                door.close();
                yield new Outcome.Nobody();
            }
            case Arrival.First(Door door) ->
                    new Outcome.GoesOn(
                            new Coming(Optional.of(door), own(meeting), Optional.empty()));
            case Arrival.Alone _ when meeting == Meeting.STOP -> new Outcome.Nobody();
            case Arrival.Alone(String why) ->
                    new Outcome.GoesOn(
                            new Coming(Optional.empty(), own(meeting), Optional.of(why)));
        };
    }

    /** A service in Java, or a folder to serve, is only known to the one who was told of it. */
    private static boolean canBeSent(ServiceChoice choice) {
        return switch (choice) {
            case ServiceChoice.BuiltIn(), ServiceChoice.File _ -> true;
            case ServiceChoice.Provider _, ServiceChoice.Folder _ -> false;
        };
    }

    private static Optional<Errand> own(Meeting meeting) {
        return meeting == Meeting.START ? Optional.of(new Errand.Start()) : Optional.empty();
    }

    private static Errand errand(Settings settings, Meeting meeting) {
        return switch (meeting) {
            case START -> new Errand.Start();
            case STOP -> new Errand.Stop();
            case FRONT, APART ->
                    settings.service() instanceof ServiceChoice.File chosen
                            ? new Errand.Open(chosen.file(), chosen.line())
                            : new Errand.Show();
        };
    }
}
