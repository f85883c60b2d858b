package io.safeexit.terminal;

import java.util.ArrayList;
import java.util.List;

/** {@code log}: the cleanup log of this run, or what the program prints; followed if wanted. */
final class LogCommand implements Command {

    private static final String FOLLOW = "-f";
    private static final int MOST = 1000;

    private final House house;
    private final Follower follower;

    LogCommand(House house, Follower follower) {
        this.house = house;
        this.follower = follower;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String arguments() {
        return "[-f] [FILTER]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        boolean follow = given.takes(FOLLOW);
        var choice = LogChoice.of(given);
        var texts = session.texts();
        var followed =
                new Followed(
                        house.records().journal(),
                        house.next()::output,
                        choice,
                        texts,
                        session.coloured());
        var lines = followed.read();
        var shown = new ArrayList<>(lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
        if (shown.size() < lines.size()) {
            shown.addFirst(texts.get("console.log.earlier", lines.size() - shown.size()));
        }
        if (shown.isEmpty() && !follow) {
            shown.add(texts.get("panel.log.noneShown"));
        }
        session.print(shown);
        if (follow) {
            session.print(Tone.QUIET.of(texts.get("console.log.follows"), session.coloured()));
            follower.follow(followed);
        }
    }

    @Override
    public List<String> completions(List<String> before) {
        var words = new ArrayList<>(LogChoice.Kind.words());
        words.add(FOLLOW);
        return words;
    }
}
