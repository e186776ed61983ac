package no.samkonsult.platform;

import java.util.List;

/** One thing that can be asked of the REST surface, as its description tells. */
public record ApiOperation(String method, String path, String summary, String description, List<String> statuses) {}
