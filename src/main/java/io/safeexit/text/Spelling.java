package io.safeexit.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a person may have meant by a word that is not known. */
public final class Spelling {

    private Spelling() {}

    /** The one of {@code known} that is closest to {@code word}; empty where none is close. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int far = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(key -> distance(word, key) <= far)
                .min(Comparator.comparingInt(key -> distance(word, key)))
                .or(() -> known.stream().filter(key -> isBeginning(word, key)).findFirst());
    }

    private static boolean isBeginning(String word, String key) {
        return word.length() > 1 && key.startsWith(word);
    }

    /** Letters to add, drop, replace or swap with their neighbour. */
    private static int distance(String a, String b) {
        var steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int fewest =
                        Math.min(
                                Math.min(steps[i - 1][j], steps[i][j - 1]) + 1,
                                steps[i - 1][j - 1] + same);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
            }
        }
        return steps[a.length()][b.length()];
    }
}
