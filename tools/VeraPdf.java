import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF about files: `java -cp … VeraPdf.java ua1,2a FILE…` prints a line for each file and profile, parted by tabs. */
public class VeraPdf {
    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String profile : words[0].split(",")) {
            for (int i = 1; i < words.length; i++) {
                System.out.println(String.join("\t", profile, words[i], verdict(PDFAFlavour.fromString(profile), words[i])));
            }
        }
    }

    /** "PASS", or every rule that is broken, how often, and what it says. */
    static String verdict(PDFAFlavour profile, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant() ? "PASS" : broken(result);
        }
    }

    static String broken(ValidationResult result) {
        Map<String, String> said = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                times.merge(rule, 1, Integer::sum);
                said.putIfAbsent(rule, (one.getMessage() + " @ " + one.getLocation().getContext()).replaceAll("\\s+", " "));
            }
        }
        StringBuilder told = new StringBuilder("FAIL");
        said.forEach((rule, why) -> told.append("; ").append(rule).append(" ×").append(times.get(rule)).append(" ").append(why));
        return told.toString();
    }
}
