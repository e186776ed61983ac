package no.samkonsult.pages.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogCsvTest {
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Siri Lindåsen | \"Siri Lindåsen\"",
                "Kari \"Kaia\" Vik | \"Kari \"\"Kaia\"\" Vik\"",
                "a;b | \"a;b\"",
                "=1+1 | \"'=1+1\"",
                "+47 | \"'+47\"",
                "-1 | \"'-1\"",
                "@SUM(A1) | \"'@SUM(A1)\"",
                "`` | \"\""
            })
    void aCellIsTextToAnySpreadsheet(String text, String cell) {
        assertThat(LogCsv.cell(text)).isEqualTo(cell);
    }
}
