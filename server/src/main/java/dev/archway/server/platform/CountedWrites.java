package dev.archway.server.platform;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what goes through the connections that everybody here gets. */
@Configuration(proxyBeanMethods = false)
class CountedWrites {

    @Bean
    static Writes writes() {
        return new Writes();
    }

    @Bean
    static BeanPostProcessor counting(Writes writes) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new CountedDataSource(pool, writes) : bean;
            }
        };
    }

    /** For queries that come with nearly every request and must not count as possible writes. */
    @Bean(defaultCandidate = false)
    @Qualifier("reading")
    JdbcClient reading(DataSource counted) {
        return JdbcClient.create(((CountedDataSource) counted).uncounted());
    }
}
