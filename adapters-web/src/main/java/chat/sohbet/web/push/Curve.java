package chat.sohbet.web.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/// Keys of P-256 as Web Push writes them: a private one as its number in 32 bytes, a public one as
/// the byte 4 and two coordinates of 32 bytes.
final class Curve {
    static final int NUMBER = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec P256 = parameters();

    private Curve() {}

    private static ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair fresh() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(P256);
        return generator.generateKeyPair();
    }

    /// Throws [IllegalArgumentException] where it is no private key.
    static ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        var scalar = new BigInteger(1, number);
        if (number.length != NUMBER
                || scalar.signum() == 0
                || scalar.compareTo(P256.getOrder()) >= 0)
            throw new IllegalArgumentException("no private key of P-256");
        return (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, P256));
    }

    /// Throws [GeneralSecurityException] where it is no point of the curve.
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != 1 + 2 * NUMBER || point[0] != UNCOMPRESSED)
            throw new GeneralSecurityException("no uncompressed point");
        var x = new BigInteger(1, point, 1, NUMBER);
        var y = new BigInteger(1, point, 1 + NUMBER, NUMBER);
        return publicKey(new ECPoint(x, y));
    }

    private static ECPublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        var p = prime();
        var x = point.getAffineX();
        var y = point.getAffineY();
        if (x.compareTo(p) >= 0
                || y.compareTo(p) >= 0
                || !y.multiply(y).mod(p).equals(squareOfY(x)))
            throw new GeneralSecurityException("not on the curve");
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
    }

    /// The public key of a private one. Java has no multiplication of points, but agreeing with the
    /// generator's point is one, without its sign; a signature tells which of both it is.
    static ECPublicKey publicOf(ECPrivateKey key) throws GeneralSecurityException {
        var x = new BigInteger(1, agree(key, publicKey(P256.getGenerator())));
        var root = squareOfY(x).modPow(prime().add(BigInteger.ONE).shiftRight(2), prime());
        var signed = sign(key, new byte[NUMBER]);
        for (var y : new BigInteger[] {root, prime().subtract(root)}) {
            var candidate = publicKey(new ECPoint(x, y));
            var verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifying.initVerify(candidate);
            verifying.update(new byte[NUMBER]);
            if (verifying.verify(signed)) return candidate;
        }
        throw new GeneralSecurityException("a key without a public one");
    }

    private static BigInteger prime() {
        return ((ECFieldFp) P256.getCurve().getField()).getP();
    }

    private static BigInteger squareOfY(BigInteger x) {
        var curve = P256.getCurve();
        return x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime());
    }

    static byte[] agree(ECPrivateKey mine, ECPublicKey theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    /// ES256 (RFC 7518, 3.4): both numbers, one after the other.
    static byte[] sign(ECPrivateKey key, byte[] what) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(what);
        return signature.sign();
    }

    static byte[] bytes(ECPublicKey key) {
        var bytes = new byte[1 + 2 * NUMBER];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + NUMBER);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        int length = Math.min(bytes.length, NUMBER);
        System.arraycopy(bytes, bytes.length - length, into, at + NUMBER - length, length);
    }
}
