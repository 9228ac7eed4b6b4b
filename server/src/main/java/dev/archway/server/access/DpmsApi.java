package dev.archway.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller of the DPMS API: the same handlers below the legacy base and below both discovered paths. PRODUCT.md, wire rules. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping({"/api/third-party/v2", "/third-party/v2", "/third-party/v3"})
public @interface DpmsApi {}
