package dev.archway.server.access;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people who can sign in with e-mail address and password; from then on they go by their id. */
@Component
class SignInUsers implements UserDetailsService {

    private final SignInRepository people;

    SignInUsers(SignInRepository people) {
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return people.byEmail(email.strip())
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
    }

    /** The person whom a passkey is of. */
    UserDetails byId(String id) {
        return people.byId(Long.parseLong(id)).orElseThrow(() -> new UsernameNotFoundException("nobody has this id"));
    }
}
