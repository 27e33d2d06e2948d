"""Password hashing at OWASP's Argon2id values: Django's default makes logins the bottleneck at the deadline."""
from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hemat(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
